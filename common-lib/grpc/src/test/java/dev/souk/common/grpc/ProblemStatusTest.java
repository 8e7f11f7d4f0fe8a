package dev.souk.common.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.testing.grpc.CallFailure;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

class ProblemStatusTest {

    @ParameterizedTest
    @CsvSource({
        "400, bad-request, INVALID_ARGUMENT",
        "401, unauthorized, UNAUTHENTICATED",
        "403, forbidden, PERMISSION_DENIED",
        "404, not-found, NOT_FOUND",
        "408, request-timeout, DEADLINE_EXCEEDED",
        "409, email-taken, ALREADY_EXISTS",
        "409, request-in-progress, ABORTED",
        "409, account-closed, FAILED_PRECONDITION",
        "412, precondition-failed, ABORTED",
        "422, idempotency-key-reused, INVALID_ARGUMENT",
        "429, too-many-requests, RESOURCE_EXHAUSTED",
        "500, internal-error, INTERNAL",
        "503, service-unavailable, UNAVAILABLE",
        "504, gateway-timeout, DEADLINE_EXCEEDED",
        "418, a-new-one, INTERNAL"
    })
    void aProblemHasACode(int status, String slug, Code code) {
        var problem = new Problem(slug, "A problem", HttpStatus.valueOf(status)).with("Details.");

        CallFailure failure = CallFailure.of(ProblemStatus.of(problem));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).isEqualTo("Details.");
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void theTypeOfTheProblemIsTheReasonAndWhatRestAnswersIsBesideIt() throws Exception {
        ErrorInfo info = ProblemStatus.of(Problems.ACCOUNT_CLOSED.with("It is closed."))
                .getDetails(0)
                .unpack(ErrorInfo.class);

        assertThat(info.getReason()).isEqualTo("ACCOUNT_CLOSED");
        assertThat(info.getMetadataMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "type",
                        "/problems/account-closed",
                        "title",
                        Problems.ACCOUNT_CLOSED.title(),
                        "status",
                        Integer.toString(Problems.ACCOUNT_CLOSED.status().value())));
    }

    @Test
    void fieldsAndTheTimeUntilARetryAreDetails() {
        var problem = Problems.VALIDATION_FAILED
                .with("Two fields are not valid.")
                .on(List.of(new InvalidField("email", "must be one"), new InvalidField("name", "must not be empty")))
                .retryAfter(Duration.ofSeconds(2));

        CallFailure failure = CallFailure.of(ProblemStatus.of(problem));

        assertThat(failure.fields()).containsExactly("email", "name");
        assertThat(failure.isRetryable()).isTrue();
    }
}
