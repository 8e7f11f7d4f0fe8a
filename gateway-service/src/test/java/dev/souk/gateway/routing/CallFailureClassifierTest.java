package dev.souk.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;

class CallFailureClassifierTest {

    private final Throwable refused = new ConnectException("refused");
    private final Throwable lost = new IOException("lost");

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "PUT, true", "DELETE, true", "POST, false", "PATCH, false"})
    void aCallThatMayHaveArrivedIsRepeatedOnlyIfTwiceIsTheSameAsOnce(String method, boolean repeated) {
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), "/orders");

        assertThat(CallFailureClassifier.isRetryable(request.build(), lost)).isEqualTo(repeated);
        assertThat(CallFailureClassifier.isRetryable(
                        request.header("Idempotency-Key", "k").build(), lost))
                .isTrue();
    }

    @Test
    void aCallThatNeverLeftMayAlwaysBeRepeated() {
        assertThat(CallFailureClassifier.isRetryable(
                        MockServerHttpRequest.post("/orders").build(), refused))
                .isTrue();
    }

    @Test
    void onlyMissingAnswersCountAgainstAService() {
        assertThat(CallFailureClassifier.isServiceFailure(refused)).isTrue();
        assertThat(CallFailureClassifier.isServiceFailure(lost)).isTrue();
        assertThat(CallFailureClassifier.isServiceFailure(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT)))
                .isTrue();
        assertThat(CallFailureClassifier.isServiceFailure(new ResponseStatusException(HttpStatus.BAD_REQUEST)))
                .isFalse();
        assertThat(CallFailureClassifier.isServiceFailure(new NotFoundException("no instance")))
                .isFalse();
        assertThat(CallFailureClassifier.isServiceFailure(new IllegalStateException()))
                .isFalse();
    }
}
