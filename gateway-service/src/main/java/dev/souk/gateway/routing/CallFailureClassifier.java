package dev.souk.gateway.routing;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

/** What a failed call to a service means. */
final class CallFailureClassifier {

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private CallFailureClassifier() {}

    /** The connection could not be opened, or was lost before the answer began. */
    static boolean connectionFailed(Throwable failure) {
        return failure instanceof IOException || failure instanceof AbortedException;
    }

    /** No connection or no answer in time. No known instance is not counted: that answer is quick without a breaker. */
    static boolean isServiceFailure(Throwable failure) {
        return connectionFailed(failure) || isTimeout(failure);
    }

    /**
     * A call that never left may go to another instance whatever it is (RFC 9110, 9.2.2). One that may have arrived is
     * repeated only where twice is the same as once: by its method, or because the service remembers its
     * Idempotency-Key.
     */
    static boolean isRetryable(ServerHttpRequest request, Throwable failure) {
        return requestNotSent(failure)
                || IDEMPOTENT.contains(request.getMethod())
                || request.getHeaders().containsHeader("Idempotency-Key");
    }

    private static boolean requestNotSent(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof AbortedException;
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof ResponseStatusException status
                && !(failure instanceof NotFoundException)
                && status.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT);
    }
}
