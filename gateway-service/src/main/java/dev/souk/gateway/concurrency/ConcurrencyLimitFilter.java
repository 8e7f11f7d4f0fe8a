package dev.souk.gateway.concurrency;

import dev.souk.common.problem.Problems;
import dev.souk.gateway.concurrency.ConcurrencyLimit.Decision;
import dev.souk.gateway.problem.GatewayProblems;
import dev.souk.gateway.request.TrustedProxies;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Rejects at once what is beyond the limits of concurrent requests and streams: before a token is checked, a body read
 * or a service called. Streams of events are counted apart, since each stays open for minutes.
 * Actuator endpoints are exempt: a gateway under load is live.
 */
@Component
class ConcurrencyLimitFilter implements WebFilter, Ordered {

    private static final PathPattern ACTUATOR = PathPatternParser.defaultInstance.parse("/actuator/**");
    private static final PathPattern EVENTS = PathPatternParser.defaultInstance.parse("/orders/{id}/events");
    private static final String RETRY_AFTER_SECONDS = "1";

    private final ConcurrencyLimit requests;
    private final ConcurrencyLimit streams;
    private final TrustedProxies proxies;
    private final RejectionMetrics rejections;

    ConcurrencyLimitFilter(ConcurrencyProperties limits, TrustedProxies proxies, RejectionMetrics rejections) {
        this.requests =
                new ConcurrencyLimit(limits.requests().max(), limits.requests().perClient());
        this.streams =
                new ConcurrencyLimit(limits.streams().max(), limits.streams().perClient());
        this.proxies = proxies;
        this.rejections = rejections;
    }

    /** After the filter that adds the trace id to each response, before all others. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (ACTUATOR.matches(path)) {
            return chain.filter(exchange);
        }
        return limited(EVENTS.matches(path) ? streams : requests, exchange, chain);
    }

    private Mono<Void> limited(ConcurrencyLimit limit, ServerWebExchange exchange, WebFilterChain chain) {
        String client = proxies.clientOf(exchange.getRequest());
        return Mono.defer(() -> {
            Decision decision = limit.tryAcquire(client);
            return decision == Decision.ADMITTED
                    ? chain.filter(exchange).doFinally(_ -> limit.release(client))
                    : reject(exchange, decision);
        });
    }

    private Mono<Void> reject(ServerWebExchange exchange, Decision decision) {
        rejections.count(decision);
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return Mono.error(
                decision == Decision.CLIENT_LIMIT_REACHED
                        ? GatewayProblems.TOO_MANY_REQUESTS.with(
                                "This client has too many concurrent requests; try again.")
                        : Problems.SERVICE_UNAVAILABLE.with("There are too many concurrent requests; try again."));
    }
}
