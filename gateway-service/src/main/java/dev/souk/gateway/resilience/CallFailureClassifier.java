package dev.souk.gateway.resilience;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;

import dev.souk.gateway.routing.RoutedPaths;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.channel.AbortedException;

/** Classifies the failure of a call to a service. */
public final class CallFailureClassifier {

    /** The attribute of a call whose response several callers wait for: it does not end with the first of them. */
    public static final String SHARED = CallFailureClassifier.class.getName() + ".shared";

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private CallFailureClassifier() {}

    /** A connection was not established, or lost. */
    public static boolean isConnectionFailure(Throwable failure) {
        return failure instanceof IOException || failure instanceof AbortedException;
    }

    /**
     * The instance answered what is not HTTP, of which Netty throws the exception of its decoder, of whatever type it
     * is; or has refused the certificate, which with TLS 1.3 arrives after the handshake, in the place of the response.
     */
    public static boolean isUnreadable(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return failure instanceof DecoderException
                || (frames.length > 0 && frames[0].getClassName().startsWith("io.netty.handler.codec.http."));
    }

    /**
     * Whether the aborted connection is that of the client, not that to the service: a write that is aborted after the
     * service has begun to respond is one of the response. Reactor Netty throws the same exception for both.
     */
    static boolean isResponseAborted(ServerWebExchange exchange, Throwable failure) {
        return failure instanceof AbortedException && isAnswered(exchange);
    }

    /**
     * Whether another instance may receive the request after this failure (RFC 9110, 9.2.2). If the request was not
     * sent, it always may. If it may have been processed, it must be idempotent: by its method, or because the service
     * stores its Idempotency-Key. With If-Match, the change itself would let the repetition fail (13.1.1). Once the
     * service has begun to respond, it never may.
     */
    static boolean isRetryable(ServerWebExchange exchange, Throwable failure) {
        ServerHttpRequest request = exchange.getRequest();
        return !isAnswered(exchange)
                && (requestNotSent(failure)
                        || (IDEMPOTENT.contains(request.getMethod())
                                && !request.getHeaders().containsHeader(HttpHeaders.IF_MATCH))
                        || (request.getHeaders().containsHeader("Idempotency-Key")
                                && request.getHeaders().getConnection().stream() // what that names is not forwarded
                                        .noneMatch("Idempotency-Key"::equalsIgnoreCase)
                                && RoutedPaths.of(exchange).storesIdempotencyKeys()));
    }

    /** Reactor Netty throws AbortedException if the peer closed the pooled connection before the request was sent. */
    private static boolean requestNotSent(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof AbortedException;
    }

    private static boolean isAnswered(ServerWebExchange exchange) {
        return exchange.getAttribute(CLIENT_RESPONSE_ATTR) != null;
    }
}
