package dev.souk.gateway.request;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Passes on only headers that a service may believe: none in which a caller claims to be somebody or to come from
 * inside, and forwarding headers that say what the gateway saw, after what a trusted proxy saw before it.
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

    /** After the gateway's own filters, which only ever remove. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders passed = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!isClaim(name)) {
                passed.addAll(name, values);
            }
        });
        addForwarding(passed, exchange.getRequest());
        return passed;
    }

    private void addForwarding(HttpHeaders headers, ServerHttpRequest request) {
        HttpHeaders believed = proxies.include(request.getRemoteAddress()) ? request.getHeaders() : HttpHeaders.EMPTY;
        headers.set(FORWARDED_PROTO, first(believed, FORWARDED_PROTO).orElseGet(() -> scheme(request)));
        first(believed, FORWARDED_HOST)
                .or(() -> first(request.getHeaders(), HttpHeaders.HOST))
                .ifPresent(host -> headers.set(FORWARDED_HOST, host));
        String path = Stream.concat(
                        believed.getOrEmpty(FORWARDED_FOR).stream(), Stream.of(address(request.getRemoteAddress())))
                .reduce((earlier, later) -> earlier + ", " + later)
                .orElseThrow();
        headers.set(FORWARDED_FOR, path);
    }

    private static boolean isClaim(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-user-")
                || name.startsWith("x-internal-")
                || name.startsWith("x-forwarded-")
                || name.equals("forwarded")
                || name.equals("x-real-ip");
    }

    private static Optional<String> first(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    private static String scheme(ServerHttpRequest request) {
        return request.getSslInfo() == null ? "http" : "https";
    }

    private static String address(@Nullable InetSocketAddress remote) {
        return remote == null ? "unknown" : remote.getHostString();
    }
}
