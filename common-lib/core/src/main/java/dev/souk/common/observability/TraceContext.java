package dev.souk.common.observability;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trace of the current thread. */
public final class TraceContext {

    private final Tracer tracer;
    private final Propagator propagator;

    TraceContext(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The W3C {@code traceparent} that continues this trace in another process; null outside any trace. */
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        return span == null ? null : traceparent(propagator, span);
    }

    /** The W3C {@code traceparent} that continues the trace of {@code span}. */
    public static @Nullable String traceparent(Propagator propagator, Span span) {
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (_, name, value) -> carrier.put(name, value));
        return carrier.get("traceparent");
    }

    /** The id of the trace, 32 hexadecimal digits; null outside any trace. */
    public @Nullable String traceId() {
        Span span = tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }
}
