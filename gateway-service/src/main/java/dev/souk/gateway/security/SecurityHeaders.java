package dev.souk.gateway.security;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The headers with which browsers protect a response, as Spring Security's chain adds them. */
final class SecurityHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "X-XSS-Protection",
            "0",
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");

    private static final String NOT_CACHED = "no-cache, no-store, max-age=0, must-revalidate";
    private static final String TRANSPORT_SECURITY = "Strict-Transport-Security";
    private static final String ONE_YEAR = "max-age=31536000";

    private SecurityHeaders() {}

    /** Adds those that the response does not have by then, just before it is committed. */
    static void addTo(ServerWebExchange exchange) {
        exchange.getResponse().beforeCommit(() -> {
            write(exchange);
            return Mono.empty();
        });
    }

    private static void write(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        ALWAYS.forEach((name, value) -> {
            if (!headers.containsHeader(name)) {
                headers.set(name, value);
            }
        });
        if (saysNothingAboutCaches(headers) && exchange.getResponse().getStatusCode() != HttpStatus.NOT_MODIFIED) {
            headers.set(HttpHeaders.CACHE_CONTROL, NOT_CACHED);
            headers.set(HttpHeaders.PRAGMA, "no-cache");
            headers.set(HttpHeaders.EXPIRES, "0");
        }
        if (isSecure(exchange.getRequest())) {
            headers.set(TRANSPORT_SECURITY, ONE_YEAR);
        }
    }

    private static boolean saysNothingAboutCaches(HttpHeaders headers) {
        return !headers.containsHeader(HttpHeaders.CACHE_CONTROL)
                && !headers.containsHeader(HttpHeaders.PRAGMA)
                && !headers.containsHeader(HttpHeaders.EXPIRES);
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
