package dev.souk.order.remote;

import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.function.Predicate;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * After which failures one more try, on another instance, makes sense: nobody there, the connection broke, 5xx. Not
 * after a call that ran out of its time: a second one would take as long again. Named in the configuration of the
 * retries.
 */
public final class RetryableFailure implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return switch (failure) {
            case HttpServerErrorException _ -> true;
            case ResourceAccessException unreachable -> !ranOutOfTime(unreachable);
            default -> false;
        };
    }

    private static boolean ranOutOfTime(ResourceAccessException failure) {
        return failure.getCause() instanceof HttpTimeoutException cause
                && !(cause instanceof HttpConnectTimeoutException);
    }
}
