package dev.souk.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.sample.Notes;
import dev.souk.testing.SoukTest;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@SoukTest
class ParkedEventRepositoryIT {

    private static final String PATH = "/admin/parked-events";
    private static final String TOPIC = "sample.notes";
    private static final String WRITTEN = "dev.souk.note.written.v1";

    private final TestApi api;
    private final TestEvents events;
    private final Notes notes;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final UUID aggregate;
    private final UUID parked;

    ParkedEventRepositoryIT(
            TestApi api,
            TestEvents events,
            Notes notes,
            TransactionOperations transaction,
            JdbcClient jdbc,
            IdGenerator ids) {
        this.api = api;
        this.events = events;
        this.notes = notes;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.aggregate = ids.next();
        this.parked = ids.next();
    }

    /** A note: two versions are published, the third is parked, and two more wait for it. */
    @BeforeEach
    void park() {
        write();
        write();
        events.awaitTypes(TOPIC, aggregate, WRITTEN, WRITTEN);
        transaction.executeWithoutResult(status -> parkThirdVersion());
        write();
        write();
    }

    /** As the relay leaves it, which would have published an event of {@link Notes}. */
    private void parkThirdVersion() {
        jdbc.sql("update note set text = 'three', version = version + 1 where id = :aggregate")
                .param("aggregate", aggregate)
                .update();
        jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload,
                                    parked_at, parked_reason)
                values (:id, :shard, :topic, :aggregate, 3, :type,
                        json_build_object('note_id', cast(:aggregate as uuid), 'text', 'three'), clock_timestamp(), 'too large')
                """)
                .param("id", parked)
                .param("shard", Shards.of(aggregate))
                .param("topic", TOPIC)
                .param("aggregate", aggregate)
                .param("type", WRITTEN)
                .update();
    }

    @Test
    void aParkedEventIsListedShownAndCounted() {
        JsonNode item = only(api.admin().get(PATH + "?limit=100").expect(200).json());
        assertThat(item.path("topic").asString()).isEqualTo(TOPIC);
        assertThat(item.path("type").asString()).isEqualTo(WRITTEN);
        assertThat(item.path("aggregate_id").asString()).isEqualTo(aggregate.toString());
        assertThat(item.path("sequence").asInt()).isEqualTo(3);
        assertThat(item.path("reason").asString()).isEqualTo("too large");
        assertThat(item.path("held_back").asInt()).isEqualTo(2);
        assertThat(item.path("parked_at").asString()).endsWith("Z");

        JsonNode shown = api.admin().get(PATH + "/" + parked).expect(200).json();
        assertThat(shown.path("id").asString()).isEqualTo(parked.toString());
        assertThat(shown.path("payload").asString()).contains("three");

        await().untilAsserted(() -> assertThat(
                        api.anonymous().get("/actuator/prometheus").expect(200).text())
                .containsPattern("souk_outbox_parked\\S* [1-9]"));
    }

    @Test
    void aReleasedEventIsPublishedInOrderWithItsSuccessors() {
        UUID other = transaction.execute(status -> notes.write("another note"));
        events.awaitTypes(TOPIC, other, WRITTEN);
        assertThat(events.of(TOPIC, aggregate)).hasSize(2);

        api.admin().post(PATH + "/" + parked + "/release", "").expect(202);

        assertThat(events.awaitTypes(TOPIC, aggregate, WRITTEN, WRITTEN, WRITTEN, WRITTEN, WRITTEN))
                .extracting(PublishedEvent::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(events.of(TOPIC, aggregate)).extracting(PublishedEvent::id).contains(parked);
        api.admin().post(PATH + "/" + parked + "/release", "").expect(404);
        api.admin().get(PATH + "/" + parked).expect(404);
    }

    @Test
    void onlyAdminsHaveAccess() {
        var customer = api.customer(UUID.randomUUID());
        assertThat(customer.get(PATH).expect(403).problem()).isEqualTo("forbidden");
        assertThat(customer.get(PATH + "/" + parked).expect(403).problem()).isEqualTo("forbidden");
        assertThat(customer.post(PATH + "/" + parked + "/release", "")
                        .expect(403)
                        .problem())
                .isEqualTo("forbidden");
        api.anonymous().get(PATH).expect(401);
    }

    @Test
    void anEventThatIsNotParkedIsNotFound() {
        UUID unknown = UUID.randomUUID();
        assertThat(api.admin().get(PATH + "/" + unknown).expect(404).problem()).isEqualTo("not-found");
        assertThat(api.admin()
                        .post(PATH + "/" + unknown + "/release", "")
                        .expect(404)
                        .problem())
                .isEqualTo("not-found");
        api.admin().get(PATH + "/rubbish").expect(400);
    }

    private void write() {
        transaction.executeWithoutResult(status -> notes.write(aggregate, "another version"));
    }

    private JsonNode only(JsonNode page) {
        List<JsonNode> mine = page.path("items")
                .valueStream()
                .filter(item -> parked.toString().equals(item.path("id").asString()))
                .toList();
        assertThat(mine).hasSize(1);
        return mine.getFirst();
    }
}
