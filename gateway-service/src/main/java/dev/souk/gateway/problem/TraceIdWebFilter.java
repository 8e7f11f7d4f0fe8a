package dev.souk.gateway.problem;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sets the trace id on every response, just before it is committed: this replaces the header of the service. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceIdWebFilter implements WebFilter {

    private static final String HEADER = "X-Trace-Id";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        traceOf(exchange)
                .ifPresent(trace -> exchange.getResponse().beforeCommit(() -> {
                    exchange.getResponse().getHeaders().set(HEADER, trace.traceId());
                    return Mono.empty();
                }));
        return chain.filter(exchange);
    }

    /** Runs {@code logging} with the trace id and span id of the request in the MDC. */
    static void inLog(ServerWebExchange exchange, Runnable logging) {
        TraceContext trace = traceOf(exchange).orElse(TraceContext.NOOP);
        try (var _ = MDC.putCloseable("traceId", trace.traceId());
                var _ = MDC.putCloseable("spanId", trace.spanId())) {
            logging.run();
        }
    }

    /** Empty if the request is not observed. */
    private static Optional<TraceContext> traceOf(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observed -> observed.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context());
    }
}
