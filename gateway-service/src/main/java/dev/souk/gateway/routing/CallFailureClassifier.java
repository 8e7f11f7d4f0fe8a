package dev.souk.gateway.routing;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.netty.channel.AbortedException;

/** Classifies the failure of a call to a service. */
final class CallFailureClassifier {

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private CallFailureClassifier() {}

    /** The connection was not established, or it was lost before the response began. */
    static boolean isConnectionFailure(Throwable failure) {
        return failure instanceof IOException || failure instanceof AbortedException;
    }

    /**
     * Whether another instance may receive the request after this failure (RFC 9110, 9.2.2). If the request was not
     * sent, it always may. If it may have been processed, it must be idempotent: by its method, or because the service
     * stores its Idempotency-Key.
     */
    static boolean isRetryable(ServerHttpRequest request, Throwable failure) {
        return requestNotSent(failure)
                || IDEMPOTENT.contains(request.getMethod())
                || request.getHeaders().containsHeader("Idempotency-Key");
    }

    /** Reactor Netty throws AbortedException if the peer closed the pooled connection before the request was sent. */
    private static boolean requestNotSent(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof AbortedException;
    }
}
