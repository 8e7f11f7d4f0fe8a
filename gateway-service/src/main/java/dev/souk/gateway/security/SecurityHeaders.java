package dev.souk.gateway.security;

import dev.souk.gateway.problem.RequestTrace;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The trace id, and the headers with which browsers protect a response, as Spring Security's chain adds them. */
final class SecurityHeaders {

    private static final Map<String, List<String>> ALWAYS = Map.of(
            "X-Content-Type-Options",
            List.of("nosniff"),
            "X-Frame-Options",
            List.of("DENY"),
            "X-XSS-Protection",
            List.of("0"),
            "Content-Security-Policy",
            List.of("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'"));

    private SecurityHeaders() {}

    /** Adds them just before the response is committed, but none that a service has set, as bff the trace id. */
    static void addTo(ServerWebExchange exchange) {
        exchange.getResponse().beforeCommit(() -> {
            write(exchange);
            return Mono.empty();
        });
    }

    private static void write(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        RequestTrace.of(exchange).ifPresent(trace -> headers.putIfAbsent("X-Trace-Id", List.of(trace.traceId())));
        ALWAYS.forEach(headers::putIfAbsent);
        if (!headers.containsHeader(HttpHeaders.CACHE_CONTROL)
                && exchange.getResponse().getStatusCode() != HttpStatus.NOT_MODIFIED) {
            headers.setCacheControl("no-store");
        }
        if (isSecure(exchange.getRequest())) {
            headers.set("Strict-Transport-Security", "max-age=31536000"); // a year
        }
    }

    /**
     * Browsers call the host over TLS only from then on (RFC 6797), except {@code localhost}: the header is for all
     * ports of a host, and would take from the user every other server on this machine that has no TLS.
     */
    private static boolean isSecure(ServerHttpRequest request) {
        return request.getSslInfo() != null
                && !"localhost".equals(request.getURI().getHost());
    }
}
