package dev.souk.gateway.trace;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sets the trace id on every response, just before it is committed: this replaces the header of the service. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceIdWebFilter implements WebFilter {

    static final String NAME = "X-Trace-Id";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        RequestTraces.of(exchange)
                .ifPresent(trace -> exchange.getResponse().beforeCommit(() -> {
                    exchange.getResponse().getHeaders().set(NAME, trace.traceId());
                    return Mono.empty();
                }));
        return chain.filter(exchange);
    }
}
