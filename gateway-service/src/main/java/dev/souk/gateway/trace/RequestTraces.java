package dev.souk.gateway.trace;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** The OpenTelemetry trace of a request. */
public final class RequestTraces {

    private RequestTraces() {}

    /** Runs {@code work} with the trace id and span id of the exchange in the MDC. */
    public static void during(ServerWebExchange exchange, Runnable work) {
        Optional<TraceContext> trace = of(exchange);
        if (trace.isEmpty()) {
            work.run();
            return;
        }
        try (var _ = MDC.putCloseable("traceId", trace.get().traceId());
                var _ = MDC.putCloseable("spanId", trace.get().spanId())) {
            work.run();
        }
    }

    /** The span of the exchange as the W3C writes it in {@code traceparent}; null if observation is disabled. */
    public static @Nullable String parent(ServerWebExchange exchange) {
        return of(exchange)
                .map(span -> "00-%s-%s-%s"
                        .formatted(span.traceId(), span.spanId(), Boolean.TRUE.equals(span.sampled()) ? "01" : "00"))
                .orElse(null);
    }

    /** The trace of the exchange; empty if observation is disabled. */
    static Optional<TraceContext> of(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observed -> observed.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context());
    }
}
