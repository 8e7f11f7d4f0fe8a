package dev.souk.gateway.request;

import java.util.Locale;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Forwards only headers that a service may trust. It removes headers with which a caller could claim an identity or an
 * internal origin, and writes the X-Forwarded headers: what the gateway observed, or what a trusted proxy reported.
 */
@Component
class EdgeHeadersFilter implements HttpHeadersFilter, Ordered {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final TrustedProxies proxies;

    EdgeHeadersFilter(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** After the filters of Spring Cloud Gateway, which only remove headers. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 1;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders forwarded = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!isUntrusted(name)) {
                forwarded.addAll(name, values);
            }
        });
        addForwarding(forwarded, exchange.getRequest());
        return forwarded;
    }

    private void addForwarding(HttpHeaders headers, ServerHttpRequest request) {
        HttpHeaders trusted = proxies.include(request.getRemoteAddress()) ? request.getHeaders() : HttpHeaders.EMPTY;
        headers.set(FORWARDED_PROTO, first(trusted, FORWARDED_PROTO).orElseGet(() -> scheme(request)));
        first(trusted, FORWARDED_HOST)
                .or(() -> first(request.getHeaders(), HttpHeaders.HOST))
                .ifPresent(host -> headers.set(FORWARDED_HOST, host));
        headers.set(FORWARDED_FOR, proxies.addressOf(request)); // one address: a service needs to know no proxy but us
    }

    private static boolean isUntrusted(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-user-")
                || name.startsWith("x-internal-")
                || name.startsWith("x-forwarded-")
                || name.equals("forwarded")
                || name.equals("tracestate") // belongs to the caller's trace, which ends here
                || name.equals("baggage")
                || name.equals("origin") // CORS is decided here; a service compares it with its own address
                || name.equals("x-real-ip");
    }

    private static Optional<String> first(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    private static String scheme(ServerHttpRequest request) {
        return request.getSslInfo() == null ? "http" : "https";
    }
}
