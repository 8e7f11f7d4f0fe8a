package dev.souk.order.remote;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final RetryableFailure another = new RetryableFailure();

    @Test
    void anotherInstanceMayAnswerWhereOneIsGoneOrBroken() {
        assertThat(another).accepts(new HttpServerErrorException(HttpStatus.INTERNAL_SERVER_ERROR));
        assertThat(another).accepts(unreachable(new ConnectException()), unreachable(new IOException("reset")));
        assertThat(another).accepts(unreachable(new HttpConnectTimeoutException("no answer to SYN")));
    }

    @Test
    void aSlowCallIsNotMadeTwiceAndANoIsANo() {
        assertThat(another).rejects(unreachable(new HttpTimeoutException("request timed out")));
        assertThat(another).rejects(new HttpClientErrorException(HttpStatus.NOT_FOUND));
        assertThat(another).rejects(new NoInstanceException("cart-service"));
    }

    private static Throwable unreachable(IOException cause) {
        return new ResourceAccessException("unreachable", cause);
    }
}
