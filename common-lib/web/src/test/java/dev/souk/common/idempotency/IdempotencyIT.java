package dev.souk.common.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.common.core.Sha256;
import dev.souk.common.database.Retention;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.sample.NoteGate;
import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

@SoukTest
class IdempotencyIT {

    private static final int MAX_KEYS = 10_000;
    private static final String NOTE = "{\"text\":\"hello\",\"page_count\":1}";

    private final TestApi api;
    private final NoteGate gate;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final Idempotency idempotency;
    private ApiClient anna;
    private int before;

    IdempotencyIT(TestApi api, NoteGate gate, JdbcClient jdbc, DataSource database, Idempotency idempotency) {
        this.api = api;
        this.gate = gate;
        this.jdbc = jdbc;
        this.database = database;
        this.idempotency = idempotency;
    }

    @BeforeEach
    void count() {
        anna = api.customer(UUID.randomUUID());
        before = requested();
    }

    @Test
    void aRepeatedRequestGetsTheStoredBytesAndHasNoEffect() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        ApiResponse first = keyed.post("/notes", NOTE).expect(201);
        ApiResponse again = keyed.post("/notes", NOTE).expect(201);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void aQuotedKeyIsTheSameKey() {
        anna.with("Idempotency-Key", "k1").post("/notes", NOTE).expect(201);
        anna.with("Idempotency-Key", "\"k1\"").post("/notes", NOTE).expect(201);

        assertThat(written()).isEqualTo(1);
    }

    @Test
    void anotherPayloadUnderTheKeyIsRejected() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        keyed.post("/notes", NOTE).expect(201);

        assertThat(keyed.post("/notes", "{\"text\":\"other\",\"page_count\":1}")
                        .expect(422)
                        .problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void aKeyBelongsToItsCaller() {
        ApiClient berta = api.customer(UUID.randomUUID());
        anna.with("Idempotency-Key", "k1").post("/notes", NOTE).expect(201);
        berta.with("Idempotency-Key", "k1")
                .post("/notes", "{\"text\":\"mine\",\"page_count\":2}")
                .expect(201);

        assertThat(written()).isEqualTo(2);
    }

    @Test
    void aRequestWithoutARequiredKeyIsRejected() {
        assertThat(anna.post("/notes", NOTE).expect(400).problem()).isEqualTo("idempotency-key-missing");
        assertThat(anna.with("Idempotency-Key", " ")
                        .post("/notes", NOTE)
                        .expect(400)
                        .problem())
                .isEqualTo("bad-request");
        assertThat(written()).isZero();
    }

    @Test
    void withoutAnOptionalKeyEachRequestIsExecuted() {
        anna.post("/optional", "{}").expect(200);
        anna.post("/optional", "{}").expect(200);

        assertThat(written()).isEqualTo(2);
    }

    @Test
    void aRequestWithoutABodyHasAKeyToo() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");

        keyed.delete("/notes").expect(204);
        assertThat(keyed.delete("/notes").expect(204).header("Idempotent-Replayed"))
                .hasValue("true");
    }

    @Test
    void aConcurrentRequestIsAnswered409AtOnce() throws Exception {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        String slow = "{\"text\":\"slow\",\"page_count\":1}";
        gate.close();
        var first = CompletableFuture.supplyAsync(() -> keyed.post("/notes", slow));
        assertThat(gate.awaitArrival()).isTrue();

        assertThat(keyed.post("/notes", slow).expect(409).problem()).isEqualTo("request-in-progress");
        gate.open();

        String response = first.get().expect(201).text();
        assertThat(keyed.post("/notes", slow).expect(201).text()).isEqualTo(response);
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void aRejectionIsStoredAndTheWorkIsRolledBack() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        String refused = "{\"text\":\"refuse me\",\"page_count\":1}";
        ApiResponse first = keyed.post("/notes", refused).expect(409);
        ApiResponse again = keyed.post("/notes", refused).expect(409);

        assertThat(first.problem()).isEqualTo("note-refused");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(written()).isZero();
    }

    /** As a password that is changed: afterwards the current one is wrong. */
    @Test
    void aRepetitionWhosePreparationFailsSinceTheFirstRequestHasSucceededIsReplayed() {
        var request = IdempotentRequest.of("k1", UUID.randomUUID().toString(), "POST /notes", NOTE.getBytes(UTF_8));

        var repetition = idempotency.execute(
                request,
                "/notes",
                () -> {
                    idempotency.execute(request, "/notes", () -> "", _ -> ResponseEntity.ok("first"));
                    throw Problems.FORBIDDEN.with("It is done.");
                },
                _ -> ResponseEntity.ok("second"));

        assertThat(repetition.getBody()).asString(UTF_8).isEqualTo("\"first\"");
    }

    @Test
    void aTemporaryRejectionByTheWorkIsNotStored() {
        var request = IdempotentRequest.of("k1", UUID.randomUUID().toString(), "POST /notes", NOTE.getBytes(UTF_8));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> idempotency.execute(request, "/notes", () -> "", _ -> {
                    throw Problems.TOO_MANY_REQUESTS.with("Later.");
                }));

        assertThat(idempotency
                        .execute(request, "/notes", () -> "", _ -> ResponseEntity.ok("fine"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void anInvalidRequestDoesNotConsumeTheKey() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        assertThat(keyed.post("/notes", "{\"text\":\"\",\"page_count\":0}")
                        .expect(400)
                        .problem())
                .isEqualTo("validation-failed");

        keyed.post("/notes", NOTE).expect(201);
    }

    @Test
    void anExpiredKeyMayBeUsedAgain() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        keyed.post("/notes", NOTE).expect(201);
        retention(Duration.ofHours(1)).sweep(); // those of other tests

        assertThat(retention(Duration.ofHours(1)).sweep()).isZero();
        assertThat(retention(Duration.ofSeconds(-1)).sweep()).isPositive();

        keyed.post("/notes", NOTE).expect(201);
        assertThat(written()).isEqualTo(2);
    }

    /** A connection that holds the lock of the key stands for the other instance. */
    @Test
    void aConcurrentRequestOnAnotherInstanceIsAnswered409() throws Exception {
        UUID caller = UUID.randomUUID();
        ApiClient keyed = api.customer(caller).with("Idempotency-Key", "k1");
        var request = IdempotentRequest.of("k1", caller.toString(), "POST /notes", NOTE.getBytes(UTF_8));
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            var records = new IdempotencyRecordRepository(
                    JdbcClient.create(new SingleConnectionDataSource(other, true)), new JsonMapper());
            assertThat(records.tryLock(request)).isTrue();

            assertThat(keyed.post("/notes", NOTE).expect(409).problem()).isEqualTo("request-in-progress");

            records.insert(
                    request, new StoredResponse(201, Map.of("Location", "/notes/7"), "{\"id\": 7}".getBytes(UTF_8)));
            other.commit();
        }

        ApiResponse replayed = keyed.post("/notes", NOTE).expect(201);
        assertThat(replayed.text()).isEqualTo("{\"id\": 7}");
        assertThat(replayed.header("Location")).hasValue("/notes/7");
        assertThat(replayed.header("Idempotent-Replayed")).hasValue("true");
        assertThat(written()).isZero();
    }

    @Test
    void aCallerHasALimitedNumberOfKeys() {
        UUID greedy = UUID.randomUUID();
        ApiClient client = api.customer(greedy);
        fill(greedy, MAX_KEYS - 1);
        client.with("Idempotency-Key", "k1").post("/notes", NOTE).expect(201);

        ApiResponse refused =
                client.with("Idempotency-Key", "k2").post("/notes", NOTE).expect(429);

        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow()))
                .isBetween(
                        Duration.ofHours(47).toSeconds(), Duration.ofHours(48).toSeconds());
        assertThat(client.with("Idempotency-Key", "k1")
                        .post("/notes", NOTE)
                        .expect(201)
                        .header("Idempotent-Replayed"))
                .hasValue("true");
        anna.with("Idempotency-Key", "k2").post("/notes", NOTE).expect(201);
        assertThat(written()).isEqualTo(2);
    }

    /** They are deleted within a minute, and must not be in the way until then. */
    @Test
    void aKeyThatHasExpiredLeavesRoomForAnother() {
        UUID greedy = UUID.randomUUID();
        fill(greedy, MAX_KEYS);
        jdbc.sql("update idempotency_key set created_at = created_at - interval '49 hours' where caller_hash = :caller")
                .param("caller", Sha256.of(greedy.toString()))
                .update();

        api.customer(greedy).with("Idempotency-Key", "k1").post("/notes", NOTE).expect(201);
    }

    private void fill(UUID caller, int keys) {
        jdbc.sql("""
                insert into idempotency_key (key_hash, caller_hash, fingerprint, status, headers, body)
                select sha256((:caller || number)::bytea), :callerHash, sha256(''), 201, '{}', ''
                from generate_series(1, :keys) number
                """)
                .param("caller", caller.toString())
                .param("callerHash", Sha256.of(caller.toString()))
                .param("keys", keys)
                .update();
    }

    private Retention retention(Duration lifetime) {
        return new Retention(jdbc, "idempotency_key", "created_at", lifetime);
    }

    private int written() {
        return requested() - before;
    }

    /** Without those of events, which arrive at any time. */
    private int requested() {
        return jdbc.sql("""
                select count(*) from note
                where text in ('hello', 'other', 'mine', 'slow', 'optional', 'refuse me', '')
                """).query(Integer.class).single();
    }
}
