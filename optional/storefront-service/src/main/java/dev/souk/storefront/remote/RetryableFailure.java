package dev.souk.storefront.remote;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.netty.channel.AbortedException;

/**
 * Failures after which another instance may succeed: no connection, a broken connection, 5xx but 503: the others may be
 * overloaded as well, or a service behind it is unavailable. Not the time limit of a call: the retry could take as long
 * again. {@code application.yml} names this class as the predicate of the retries.
 */
public final class RetryableFailure implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return switch (failure) {
            case WebClientResponseException response ->
                response.getStatusCode().is5xxServerError()
                        && response.getStatusCode().value() != 503;
            case WebClientRequestException request -> isConnectionFailure(request);
            default -> false;
        };
    }

    /** What cannot be sent, such as an invalid header, fails with another cause. */
    static boolean isConnectionFailure(Throwable failure) {
        return (failure.getCause() instanceof IOException || failure.getCause() instanceof AbortedException)
                && !isResponseTimeout(failure);
    }

    static boolean isResponseTimeout(Throwable failure) {
        return failure instanceof TimeoutException || failure.getCause() instanceof ReadTimeoutException;
    }
}
