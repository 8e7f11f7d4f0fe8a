package dev.souk.gateway.security;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells browsers to call this host over TLS only (RFC 6797), except {@code localhost}: the header is for all ports of a
 * host, and would take from the user every other server on this machine that has no TLS.
 */
final class TransportSecurityHeader implements ServerHttpHeadersWriter {

    private static final String NAME = "Strict-Transport-Security";
    private static final String ONE_YEAR = "max-age=31536000";

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            if (isSecure(exchange.getRequest())) {
                HttpHeaders headers = exchange.getResponse().getHeaders();
                headers.set(NAME, ONE_YEAR);
            }
        });
    }

    private static boolean isSecure(ServerHttpRequest request) {
        return request.getSslInfo() != null
                && !"localhost".equals(request.getURI().getHost());
    }
}
