package dev.souk.order.remote;

import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Failures after which another instance may succeed: no connection, a broken connection, 5xx. Not the time-out of a
 * call: the retry could take as long again. {@code application.yml} names this class as the predicate of the retries.
 */
public final class RetryableFailure implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return switch (failure) {
            case HttpServerErrorException _ -> true;
            case ResourceAccessException unreachable -> !isCallTimeout(unreachable.getCause());
            default -> false;
        };
    }

    static boolean isCallTimeout(@Nullable Throwable failure) {
        return failure instanceof HttpTimeoutException && !(failure instanceof HttpConnectTimeoutException);
    }
}
