package dev.souk.gateway.problem;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** The trace of a request, by which its caller can report it. */
public final class RequestTrace {

    private RequestTrace() {}

    /** Empty if the request is not observed. */
    public static Optional<TraceContext> of(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observed -> observed.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context());
    }

    /** Runs {@code logging} with the trace id and span id of the request in the MDC. */
    static void inLog(ServerWebExchange exchange, Runnable logging) {
        TraceContext trace = of(exchange).orElse(TraceContext.NOOP);
        try (var _ = MDC.putCloseable("traceId", trace.traceId());
                var _ = MDC.putCloseable("spanId", trace.spanId())) {
            logging.run();
        }
    }
}
