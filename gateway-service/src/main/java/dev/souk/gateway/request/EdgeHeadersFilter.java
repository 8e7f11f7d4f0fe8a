package dev.souk.gateway.request;

import dev.souk.common.deadline.Deadline;
import dev.souk.common.deadline.RequestTimeoutHeader;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Forwards only headers that a service may trust. It removes headers with which a caller could claim an identity or an
 * internal origin, and those of the caller's connection, and writes the X-Forwarded headers: what the gateway observed,
 * or what a trusted proxy reported. It does in one pass what Spring Cloud Gateway has several filters for.
 *
 * <p>It also tells the service for how long its response is waited for: the time limit of the path, or the time that
 * the client has sent if that is less. A retry has what is left. A stream of events and a WebSocket have no deadline.
 */
@Component
record EdgeHeadersFilter(TrustedProxies proxies) implements HttpHeadersFilter, Ordered {

    private static final String DEADLINE = Deadline.class.getName();
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private static final Set<String> REMOVED = Set.of(
            "forwarded",
            "x-real-ip",
            "origin", // CORS is decided here; a service compares it with its own address
            "traceparent",
            "tracestate", // belongs to the caller's trace, which ends here
            "baggage",
            RequestTimeoutHeader.NAME.toLowerCase(Locale.ROOT));

    private static final List<String> REMOVED_PREFIXES = List.of("x-user-", "x-internal-", "x-forwarded-");

    /** After those of Spring Cloud Gateway that remove headers, which only requests for WebSockets pass. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders forwarded = new HttpHeaders();
        List<String> ofConnection = input.getConnection();
        input.forEach((name, values) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!REMOVED.contains(lowerCase)
                    && REMOVED_PREFIXES.stream().noneMatch(lowerCase::startsWith)
                    && !ConnectionHeaders.include(lowerCase, ofConnection)) {
                forwarded.put(name, values);
            }
        });
        addForwarding(forwarded, exchange.getRequest());
        RoutedPath path = RoutedPaths.of(exchange);
        if (!path.isStream()) {
            Object deadline = exchange.getAttributes()
                    .computeIfAbsent(DEADLINE, _ -> deadline(exchange.getRequest(), path.timeLimit()));
            forwarded.set(RequestTimeoutHeader.NAME, RequestTimeoutHeader.format(((Deadline) deadline).remaining()));
        }
        return forwarded;
    }

    private void addForwarding(HttpHeaders headers, ServerHttpRequest request) {
        HttpHeaders trusted = proxies.include(request.getRemoteAddress()) ? request.getHeaders() : HttpHeaders.EMPTY;
        String scheme = request.getSslInfo() == null ? "http" : "https";
        headers.set(FORWARDED_PROTO, Objects.requireNonNullElse(trusted.getFirst(FORWARDED_PROTO), scheme));
        String reported = trusted.getFirst(FORWARDED_HOST);
        String host = reported == null ? request.getHeaders().getFirst(HttpHeaders.HOST) : reported;
        if (host != null) {
            headers.set(FORWARDED_HOST, host);
        }
        headers.set("X-Forwarded-For", proxies.addressOf(request)); // one address: a service knows no proxy but us
    }

    private static Deadline deadline(ServerHttpRequest request, Duration timeLimit) {
        Duration ofClient = RequestTimeoutHeader.parse(request.getHeaders().getFirst(RequestTimeoutHeader.NAME));
        return Deadline.in(
                ofClient != null && ofClient.compareTo(timeLimit) < 0 ? ofClient : timeLimit, System::nanoTime);
    }
}
