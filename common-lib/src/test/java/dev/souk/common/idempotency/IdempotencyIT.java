package dev.souk.common.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.sample.NoteGate;
import dev.souk.common.sample.Notes;
import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiAnswer;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SoukTest
class IdempotencyIT {

    private static final String NOTE = "{\"text\":\"hello\",\"page_count\":1}";

    @Autowired
    TestApi api;

    @Autowired
    Notes notes;

    @Autowired
    NoteGate gate;

    @Autowired
    AnswerStore store;

    private ApiClient anna;
    private int before;

    @BeforeEach
    void count() {
        anna = api.customer(UUID.randomUUID());
        before = notes.count();
    }

    @Test
    void theSameRequestAgainGetsTheSameBytesAndDoesNothing() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        ApiAnswer first = keyed.post("/notes", NOTE).expect(201);
        ApiAnswer again = keyed.post("/notes", NOTE).expect(201);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void aKeyInQuotesIsTheSameKey() {
        anna.with("Idempotency-Key", "k1").post("/notes", NOTE).expect(201);
        anna.with("Idempotency-Key", "\"k1\"").post("/notes", NOTE).expect(201);

        assertThat(written()).isEqualTo(1);
    }

    @Test
    void anotherPayloadUnderTheKeyIsRefused() {
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
    void withoutTheKeyWhereItIsMandatoryNothingHappens() {
        assertThat(anna.post("/notes", NOTE).expect(400).problem()).isEqualTo("idempotency-key-missing");
        assertThat(anna.with("Idempotency-Key", " ")
                        .post("/notes", NOTE)
                        .expect(400)
                        .problem())
                .isEqualTo("bad-request");
        assertThat(written()).isZero();
    }

    @Test
    void whereTheKeyIsOptionalEachRequestWithoutOneIsNew() {
        anna.post("/optional", "{}").expect(200);
        anna.post("/optional", "{}").expect(200);

        assertThat(written()).isEqualTo(2);
    }

    @Test
    void aSecondRequestWhileTheFirstRunsIsToldSoAtOnce() throws Exception {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        String slow = "{\"text\":\"slow\",\"page_count\":1}";
        gate.close();
        var first = CompletableFuture.supplyAsync(() -> keyed.post("/notes", slow));
        assertThat(gate.awaitArrival()).isTrue();

        assertThat(keyed.post("/notes", slow).expect(409).problem()).isEqualTo("request-in-progress");
        gate.open();

        String answer = first.get().expect(201).text();
        assertThat(keyed.post("/notes", slow).expect(201).text()).isEqualTo(answer);
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void aRefusalIsAnAnswerTooAndWhatTheWorkHadDoneIsUndone() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        String refused = "{\"text\":\"refuse me\",\"page_count\":1}";
        ApiAnswer first = keyed.post("/notes", refused).expect(409);
        ApiAnswer again = keyed.post("/notes", refused).expect(409);

        assertThat(first.problem()).isEqualTo("note-refused");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(written()).isZero();
    }

    @Test
    void aRequestThatIsNotValidDoesNotUseTheKeyUp() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        assertThat(keyed.post("/notes", "{\"text\":\"\",\"page_count\":0}")
                        .expect(400)
                        .problem())
                .isEqualTo("validation-failed");

        keyed.post("/notes", NOTE).expect(201);
    }

    @Test
    void anExpiredKeyMayBeUsedAnew() {
        ApiClient keyed = anna.with("Idempotency-Key", "k1");
        keyed.post("/notes", NOTE).expect(201);

        assertThat(store.deleteOlderThan(Duration.ofHours(1), 10)).isZero();
        assertThat(store.deleteOlderThan(Duration.ofSeconds(-1), 1_000)).isPositive();

        keyed.post("/notes", NOTE).expect(201);
        assertThat(written()).isEqualTo(2);
    }

    private int written() {
        return notes.count() - before;
    }
}
