package dev.souk.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class ReceivedProblemTest {

    private static final String BODY = """
            {"type":"/problems/too-many-requests","title":"T","status":429,"detail":"D"}
            """;

    /** Idempotency keys are kept for 48 hours: whoever has used too many waits for so long. */
    @ParameterizedTest
    @CsvSource({"7, 7", "9999, 9999", "10000, 10000", "172800, 172800"})
    void theDelayIsKept(String retryAfter, long seconds) {
        ProblemException problem = ReceivedProblem.of(HttpStatus.TOO_MANY_REQUESTS, BODY, retryAfter);

        assertThat(problem.problem().slug()).isEqualTo("too-many-requests");
        assertThat(problem.retryAfterSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1000000", "Wed, 21 Oct 2026 07:28:00 GMT"})
    void anotherDelayIsNone(String retryAfter) {
        assertThat(ReceivedProblem.of(HttpStatus.TOO_MANY_REQUESTS, BODY, retryAfter)
                        .retryAfterSeconds())
                .isNull();
    }
}
