package dev.souk.order.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.loadbalancing.NoInstanceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

class RetryableFailureTest {

    private final RetryableFailure retryable = new RetryableFailure();

    @Test
    void aMissingConnectionABrokenOneAndA5xxAreRetryable() {
        assertThat(retryable).accepts(new HttpServerErrorException(HttpStatus.INTERNAL_SERVER_ERROR));
        assertThat(retryable).accepts(unreachable(new ConnectException()), unreachable(new IOException("reset")));
        assertThat(retryable).accepts(unreachable(new HttpConnectTimeoutException("no response to SYN")));
    }

    @Test
    void aTimedOutCallA4xxAndAMissingInstanceAreNot() {
        assertThat(retryable).rejects(unreachable(new HttpTimeoutException("request timed out")));
        assertThat(retryable).rejects(new HttpClientErrorException(HttpStatus.NOT_FOUND));
        assertThat(retryable).rejects(new NoInstanceException("cart-service"));
    }

    private static Throwable unreachable(IOException cause) {
        return new ResourceAccessException("unreachable", cause);
    }
}
