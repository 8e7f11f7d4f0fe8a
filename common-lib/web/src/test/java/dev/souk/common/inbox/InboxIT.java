package dev.souk.common.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.sample.Notes;
import dev.souk.testing.SoukTest;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class InboxIT {

    private static final String FOREIGN = "sample.foreign";
    private static final String WRITTEN = "dev.souk.note.written.v1";

    private final TestEvents events;
    private final IdGenerator ids;
    private final JdbcClient jdbc;
    private final Notes notes;

    InboxIT(TestEvents events, IdGenerator ids, JdbcClient jdbc, Notes notes) {
        this.events = events;
        this.ids = ids;
        this.jdbc = jdbc;
        this.notes = notes;
    }

    @Value("${spring.kafka.consumer.group-id}")
    String group;

    @Test
    void anEventDeliveredThreeTimesTakesEffectOnce() {
        UUID eventId = ids.next();
        UUID note = ids.next();
        UUID last = ids.next();
        for (int delivery = 0; delivery < 3; delivery++) {
            events.publish(eventId, FOREIGN, WRITTEN, note, 1, new Notes.Written(note, "once"));
        }
        events.publish(FOREIGN, WRITTEN, note, 2, new Notes.Written(last, "last")); // of one key, so in this order

        events.awaitTypes("sample.notes", last, WRITTEN);
        events.awaitTypes("sample.notes", note, WRITTEN);

        assertThat(version(note)).isEqualTo(1);
    }

    @Test
    void poisonBecomesADeadLetterAtOnceAndBlocksNoOtherRecord() {
        UUID poisoned = ids.next();
        UUID healthy = ids.next();
        events.publish(FOREIGN, "dev.souk.note.unheard-of.v1", poisoned, 1, Map.of());
        events.publishRaw(FOREIGN, healthy.toString(), "no event".getBytes(StandardCharsets.UTF_8), Map.of());
        events.publish(FOREIGN, WRITTEN, healthy, 1, new Notes.Written(healthy, "fine"));

        events.awaitTypes("sample.notes", healthy, WRITTEN);
        PublishedEvent dead = events.awaitTypes(FOREIGN + "." + group + ".dlt", poisoned, "dev.souk.note.unheard-of.v1")
                .getFirst();

        assertThat(dead.headers())
                .containsEntry("souk_reason", "unknown type dev.souk.note.unheard-of.v1")
                .hasEntrySatisfying("souk_origin", origin -> assertThat(origin).startsWith(FOREIGN + "/"));
    }

    @Test
    void aFailingEffectIsRolledBackAndBecomesADeadLetterAfterThreeAttempts() {
        UUID note = ids.next();
        events.publish(FOREIGN, WRITTEN, note, 1, new Notes.Written(note, "forbidden"));

        events.awaitTypes(FOREIGN + "." + group + ".dlt", note, WRITTEN);

        assertThat(notes.attempts(note)).isEqualTo(3);
        assertThat(version(note)).isZero();
        assertThat(events.of("sample.notes", note)).isEmpty();
    }

    @Test
    void anIgnoredTypeIsNotStored() {
        UUID note = ids.next();
        UUID eventId = events.publish(FOREIGN, "dev.souk.note.read.v1", note, 1, Map.of());
        UUID after = ids.next();
        events.publish(FOREIGN, WRITTEN, note, 2, new Notes.Written(after, "after"));

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> version(after) == 1);

        assertThat(jdbc.sql("select count(*) from inbox where event_id = :id")
                        .param("id", eventId)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int version(UUID note) {
        return jdbc.sql("select coalesce(max(version), 0) from note where id = :id")
                .param("id", note)
                .query(Integer.class)
                .single();
    }
}
