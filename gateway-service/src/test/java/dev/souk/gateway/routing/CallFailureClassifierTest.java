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
    private final ServiceFailurePredicate recorded = new ServiceFailurePredicate();

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "PUT, true", "DELETE, true", "POST, false", "PATCH, false"})
    void aRequestThatMayHaveBeenProcessedIsRetriedOnlyIfIdempotent(String method, boolean retryable) {
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), "/orders");

        assertThat(CallFailureClassifier.isRetryable(request.build(), lost)).isEqualTo(retryable);
        assertThat(CallFailureClassifier.isRetryable(
                        request.header("Idempotency-Key", "k").build(), lost))
                .isTrue();
    }

    @Test
    void aRequestThatWasNotSentIsAlwaysRetryable() {
        assertThat(CallFailureClassifier.isRetryable(
                        MockServerHttpRequest.post("/orders").build(), refused))
                .isTrue();
    }

    @Test
    void onlyMissingResponsesAreRecorded() {
        assertThat(recorded.test(refused)).isTrue();
        assertThat(recorded.test(lost)).isTrue();
        assertThat(recorded.test(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT)))
                .isTrue();
        assertThat(recorded.test(new ResponseStatusException(HttpStatus.BAD_REQUEST)))
                .isFalse();
        assertThat(recorded.test(new NotFoundException("no instance"))).isFalse();
        assertThat(recorded.test(new IllegalStateException())).isFalse();
    }
}
