package dev.souk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.sample.Notes;
import dev.souk.testing.SoukTest;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SoukTest
class DeadLetterIT {

    private static final String FOREIGN = "sample.foreign";
    private static final String WRITTEN = "dev.souk.note.written.v1";
    private static final String UNKNOWN = "dev.souk.note.unheard-of.v1";
    private static final String LETTERS = "/admin/dead-letters";

    private final TestApi api;
    private final TestEvents events;
    private final IdGenerator ids;
    private final JdbcClient jdbc;

    /** With the role that owns the database: the service's own cannot change a table. */
    private final JdbcTemplate owner;

    private final DeadLetterRecoverer deadLetters;
    private ApiClient admin;

    DeadLetterIT(
            TestApi api,
            TestEvents events,
            IdGenerator ids,
            JdbcClient jdbc,
            Flyway flyway,
            DeadLetterRecoverer deadLetters) {
        this.api = api;
        this.events = events;
        this.ids = ids;
        this.jdbc = jdbc;
        this.owner = new JdbcTemplate(flyway.getConfiguration().getDataSource());
        this.deadLetters = deadLetters;
    }

    @BeforeEach
    void logIn() {
        admin = api.admin();
    }

    /** Before, too: other classes over the same database leave some behind. */
    @BeforeEach
    @AfterEach
    void empty() {
        jdbc.sql("delete from dead_letter").update();
    }

    @Test
    void aPoisonRecordIsListedAndShownUnchanged() {
        UUID note = ids.next();
        UUID event = events.publish(FOREIGN, UNKNOWN, note, 1, Map.of("text", "what is this?"));

        JsonNode letter = awaitLetter(note);
        assertThat(letter.path("topic").asString()).isEqualTo(FOREIGN);
        assertThat(letter.path("event_id").asString()).isEqualTo(event.toString());
        assertThat(letter.path("type").asString()).isEqualTo(UNKNOWN);
        assertThat(letter.path("reason").asString()).isEqualTo("unknown type " + UNKNOWN);
        assertThat(letter.path("failed_at").asString()).endsWith("Z");

        JsonNode all = admin.get(one(letter)).expect(200).json();
        assertThat(all.path("key").asString()).isEqualTo(note.toString());
        assertThat(all.path("value").asString()).isEqualTo("{\"text\":\"what is this?\"}");
        assertThat(all.path("headers").path("ce_id").asString()).isEqualTo(event.toString());
        assertThat(all.path("origin").asString()).startsWith(FOREIGN + "/");
    }

    @Test
    void aReplayAfterTheCauseIsFixedProcessesTheOriginalEventAndDeletesTheDeadLetter() {
        UUID note = ids.next();
        UUID event = events.publish(FOREIGN, WRITTEN, note, 1, new Notes.Written(note, "forbidden"));
        JsonNode letter = awaitLetter(note);
        owner.execute("alter table note drop constraint note_text_check");
        try {
            assertThat(admin.post(one(letter) + "/replay", "")
                            .expect(202)
                            .json()
                            .path("handled")
                            .asBoolean())
                    .isTrue();
            events.awaitTypes("sample.notes", note, WRITTEN);
        } finally {
            jdbc.sql("delete from note where text = 'forbidden'").update();
            owner.execute("alter table note add constraint note_text_check check (text <> 'forbidden')");
        }

        assertThat(rows("inbox", event)).isEqualTo(1);
        admin.get(one(letter)).expect(404);
        admin.post(one(letter) + "/replay", "").expect(404);
        assertThat(events.of(FOREIGN, note)).as("not published again").hasSize(1);
    }

    @Test
    void aDeadLetterThatFailsAgainStaysWithTheNewReason() {
        UUID note = ids.next();
        events.publish(FOREIGN, UNKNOWN, note, 1, Map.of());
        JsonNode letter = awaitLetter(note);

        JsonNode outcome = admin.post(one(letter) + "/replay", "").expect(202).json();

        assertThat(outcome.path("handled").asBoolean()).isFalse();
        assertThat(outcome.path("reason").asString()).isEqualTo("unknown type " + UNKNOWN);
        assertThat(admin.get(one(letter)).expect(200).json().path("attempts").asInt())
                .isEqualTo(2);
        assertThat(audited(letter)).containsExactly("dead-letter.replay failed");
        admin.delete(one(letter)).expect(204);
        assertThat(audited(letter)).containsExactly("dead-letter.discard ok", "dead-letter.replay failed");
    }

    @Test
    void aReplayWithoutAConsumerOfTheTopicIsRefusedAndKeepsTheDeadLetter() {
        UUID note = ids.next();
        events.publish(FOREIGN, UNKNOWN, note, 1, Map.of());
        JsonNode letter = awaitLetter(note);
        jdbc.sql("update dead_letter set topic = 'sample.retired'").update();

        assertThat(admin.post(one(letter) + "/replay", "").expect(409).problem())
                .isEqualTo("no-consumer");
        admin.get(one(letter)).expect(200);
    }

    /** As where the service is killed just before the response is stored. */
    @Test
    void aReplayWhoseResponseIsNotStoredHasNoEffectAndMayBeRepeated() {
        UUID note = ids.next();
        UUID event = events.publish(FOREIGN, WRITTEN, note, 1, new Notes.Written(note, "forbidden"));
        JsonNode letter = awaitLetter(note);
        ApiClient keyed = admin.with("Idempotency-Key", note.toString());
        owner.execute("alter table note drop constraint note_text_check");
        owner.execute("alter table idempotency_key add constraint no_answer check (false) not valid");
        try {
            keyed.post(one(letter) + "/replay", "").expect(500);
            assertThat(rows("inbox", event)).isZero();
            admin.get(one(letter)).expect(200);
            owner.execute("alter table idempotency_key drop constraint no_answer");
            keyed.post(one(letter) + "/replay", "").expect(202);
        } finally {
            owner.execute("alter table idempotency_key drop constraint if exists no_answer");
            jdbc.sql("delete from note where text = 'forbidden'").update();
            owner.execute("alter table note add constraint note_text_check check (text <> 'forbidden')");
        }
        assertThat(rows("inbox", event)).isEqualTo(1);
    }

    @Test
    void aReplayThatADeferredConstraintRefusesFailsAgain() {
        UUID note = ids.next();
        UUID event = events.publish(FOREIGN, WRITTEN, note, 1, new Notes.Written(note, "forbidden"));
        JsonNode letter = awaitLetter(note);
        owner.execute("alter table note drop constraint note_text_check");
        try {
            owner.execute("insert into note (id, text) values (gen_random_uuid(), 'forbidden')");
            owner.execute("""
                    alter table note add constraint only_one exclude (text with =) where (text = 'forbidden')
                    deferrable initially deferred
                    """);
            JsonNode outcome =
                    admin.post(one(letter) + "/replay", "").expect(202).json();
            assertThat(outcome.path("handled").asBoolean()).isFalse();
            assertThat(outcome.path("reason").asString()).contains("PSQLException");
        } finally {
            owner.execute("alter table note drop constraint if exists only_one");
            jdbc.sql("delete from note where text = 'forbidden'").update();
            owner.execute("alter table note add constraint note_text_check check (text <> 'forbidden')");
        }
        assertThat(rows("inbox", event)).isZero();
        assertThat(audited(letter)).containsExactly("dead-letter.replay failed");
    }

    @Test
    void aFailedReplayIsRolledBack() {
        UUID note = ids.next();
        UUID event = events.publish(FOREIGN, WRITTEN, note, 1, new Notes.Written(note, "forbidden"));
        JsonNode letter = awaitLetter(note);
        ApiClient keyed = admin.with("Idempotency-Key", note.toString());

        JsonNode first = keyed.post(one(letter) + "/replay", "").expect(202).json();
        JsonNode second = keyed.post(one(letter) + "/replay", "").expect(202).json();

        assertThat(first.path("handled").asBoolean()).isFalse();
        assertThat(second).isEqualTo(first);
        assertThat(rows("inbox", event)).isZero();
        assertThat(admin.get(one(letter)).expect(200).json().path("attempts").asInt())
                .isEqualTo(2);
    }

    @Test
    void aReplayOfAProcessedEventHasNoSecondEffect() {
        UUID note = ids.next();
        UUID event = events.publish(FOREIGN, WRITTEN, note, 1, new Notes.Written(note, "forbidden"));
        JsonNode letter = awaitLetter(note);
        jdbc.sql("insert into inbox (event_id) values (:id)").param("id", event).update();

        admin.post(one(letter) + "/replay", "").expect(202);

        admin.get(one(letter)).expect(404);
        assertThat(events.of("sample.notes", note)).isEmpty();
    }

    @Test
    void aDiscardedDeadLetterIsDeleted() {
        UUID note = ids.next();
        events.publish(FOREIGN, UNKNOWN, note, 1, Map.of());
        JsonNode letter = awaitLetter(note);

        admin.delete(one(letter)).expect(204);

        admin.get(one(letter)).expect(404);
        admin.delete(one(letter)).expect(404);
    }

    @Test
    void aRedeliveryAfterACrashIsTheSameDeadLetter() {
        var message = new ConsumerRecord<>(FOREIGN, 3, 77_777, "some key", new byte[] {1});

        deadLetters.accept(message, new IllegalStateException("first"));
        deadLetters.accept(message, new IllegalStateException("second"));

        assertThat(letters()).hasSize(1);
        assertThat(admin.get("/actuator/prometheus").text())
                .contains("souk_deadletters_total{topic=\"sample.foreign\"}", "souk_deadletters_pending");
    }

    @Test
    void anEmptyRecordBecomesADeadLetter() {
        deadLetters.accept(new ConsumerRecord<>(FOREIGN, 3, 88_888, null, null), new IllegalStateException());

        JsonNode letter = letters().iterator().next();
        assertThat(letter.path("reason").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(admin.post(one(letter) + "/replay", "")
                        .expect(202)
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("a record needs a key and a value");
        assertThat(admin.get(one(letter)).expect(200).json().path("value").asString("-"))
                .isEmpty();
    }

    /** PostgreSQL's text cannot hold such a byte. */
    @Test
    void aRecordWithNullCharactersBecomesADeadLetter() {
        UUID note = ids.next();
        events.publishRaw(FOREIGN, note + "\0", new byte[] {0}, Map.of("ce_id", "\0", "ce_type", "un\0known"));
        events.publishRaw(
                FOREIGN,
                note.toString(),
                new byte[] {0},
                Map.of("ce_id", note.toString(), "ce_type", "un\0known", "na\0me", "\0"));

        JsonNode badType = awaitLetter(note);
        assertThat(badType.path("reason").asString()).isEqualTo("unknown type un\uFFFDknown");
        assertThat(awaitLetter(note + "\uFFFD").path("event_id").asString()).isEqualTo("\uFFFD");
        assertThat(admin.post(one(badType) + "/replay", "")
                        .expect(202)
                        .json()
                        .path("handled")
                        .asBoolean())
                .isFalse();
        assertThat(admin.get(one(badType))
                        .expect(200)
                        .json()
                        .path("headers")
                        .path("na\0me")
                        .asString())
                .isEqualTo("\0");
    }

    @Test
    void manyPoisonRecordsDelayNoOtherRecord() {
        UUID note = ids.next();
        events.publish(FOREIGN, UNKNOWN, note, 1, Map.of());
        awaitLetter(note); // the consumer has its partitions
        for (int number = 1; number < 20; number++) {
            events.publish(FOREIGN, UNKNOWN, note, number + 1, Map.of());
        }
        UUID healthy = events.publish(FOREIGN, WRITTEN, note, 21, new Notes.Written(note, "fine"));

        Awaitility.await().atMost(Duration.ofSeconds(7)).until(() -> rows("inbox", healthy) == 1);
        assertThat(letters()).hasSize(20);
    }

    @Test
    void onlyAdminsHaveAccess() {
        ApiClient customer = api.customer(UUID.randomUUID());
        String letter = LETTERS + "/" + UUID.randomUUID();

        assertThat(customer.get(LETTERS).expect(403).problem()).isEqualTo("forbidden");
        customer.get(letter).expect(403);
        customer.post(letter + "/replay", "").expect(403);
        customer.delete(letter).expect(403);
        api.anonymous().get(LETTERS).expect(401);
        assertThat(admin.get(letter).expect(404).problem()).isEqualTo("not-found");
        admin.post(letter + "/replay", "").expect(404);
    }

    @Test
    void theDescriptionHasThePathsOfTheGateway() {
        JsonNode paths = api.anonymous().get("/v3/api-docs").expect(200).json().path("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/admin/sample-service/dead-letters",
                        "/admin/sample-service/dead-letters/{id}",
                        "/admin/sample-service/dead-letters/{id}/replay");
    }

    private JsonNode awaitLetter(UUID key) {
        return awaitLetter(key.toString());
    }

    private JsonNode awaitLetter(String key) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(
                        () -> StreamSupport.stream(letters().spliterator(), false)
                                .filter(letter ->
                                        letter.path("key").asString("").equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private JsonNode letters() {
        return admin.get(LETTERS + "?limit=100").expect(200).json().path("items");
    }

    private static String one(JsonNode letter) {
        return LETTERS + "/" + letter.path("id").asString();
    }

    private int rows(String table, UUID event) {
        return jdbc.sql("select count(*) from " + table + " where event_id = :id")
                .param("id", event)
                .query(Integer.class)
                .single();
    }

    /** Action and outcome of what was done to the dead letter, newest first. */
    private List<String> audited(JsonNode letter) {
        return admin.get("/admin/audit?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(row -> row.path("object").equals(letter.path("id")))
                .map(row -> row.path("action").asString() + " "
                        + row.path("outcome").asString())
                .toList();
    }
}
