package dev.souk.gateway.upstream;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The complete response of a service. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record UpstreamResponse(HttpStatusCode status, HttpHeaders headers, byte[] body) {

    /** Those for which RFC 5861 (section 4) allows an older response instead. */
    private static final Set<HttpStatusCode> UNAVAILABLE = Set.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.BAD_GATEWAY,
            HttpStatus.SERVICE_UNAVAILABLE,
            HttpStatus.GATEWAY_TIMEOUT);

    /** Whether an older response may replace this one. */
    public boolean isUnavailable() {
        return UNAVAILABLE.contains(status);
    }

    /** Sends it to the client, without the body if the request was HEAD. */
    public Mono<Void> writeTo(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().addAll(headers);
        return writeBody(exchange, body);
    }

    /** Sends {@code body} with its length; only the length if the request was HEAD. */
    static Mono<Void> writeBody(ServerWebExchange exchange, byte[] body) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.getStatusCode() != HttpStatus.NO_CONTENT && response.getStatusCode() != HttpStatus.NOT_MODIFIED) {
            response.getHeaders().setContentLength(body.length);
        }
        return body.length == 0 || exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
