package dev.souk.common.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Records the span of an observation when it has ended already, with the ids that other processes and log lines know it
 * by. Thread-safe.
 */
final class EndedSpanRecorder {

    private static final ScopedValue<Span> KNOWN = ScopedValue.newInstance();

    private final Tracer tracer;
    private final Propagator propagator;
    private final Clock clock;

    /** Hands the spans to the processor, which its owner closes. */
    EndedSpanRecorder(Resource resource, SpanProcessor processor, ContextPropagators propagators, Clock clock) {
        var otel = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.alwaysOn())
                .setIdGenerator(new KnownIds())
                .addSpanProcessor(processor)
                .build()
                .get("dev.souk.common.observability");
        this.tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), _ -> {});
        this.propagator = new OtelPropagator(propagators, otel);
        this.clock = clock;
    }

    /** The span of an observation, which may record nothing; null if it has no trace. */
    static @Nullable Span span(Observation.ContextView context) {
        @Nullable TracingContext tracing = context.get(TracingContext.class);
        return tracing == null ? null : tracing.getSpan();
    }

    /** A span of this duration that ends now, with the ids of one that recorded nothing. */
    void record(Observation.Context context, Span known, Duration duration) {
        long end = ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        @Nullable String name = context.getContextualName();
        Span span = ScopedValue.where(KNOWN, known)
                .call(() -> builder(context)
                        .name(name == null ? String.valueOf(context.getName()) : name)
                        .startTimestamp(end - duration.toNanos(), TimeUnit.NANOSECONDS)
                        .start());
        context.getAllKeyValues().forEach(pair -> span.tag(pair.getKey(), pair.getValue()));
        @Nullable Throwable error = context.getError();
        if (error != null) {
            span.error(error);
        }
        span.end(end, TimeUnit.NANOSECONDS);
    }

    private Span.Builder builder(Observation.Context context) {
        return switch (context) {
            case ReceiverContext<?> received ->
                belowCaller(received).kind(Span.Kind.valueOf(received.getKind().name()));
            case SenderContext<?> sent ->
                belowParent(context).kind(Span.Kind.valueOf(sent.getKind().name()));
            default -> belowParent(context);
        };
    }

    private <C> Span.Builder belowCaller(ReceiverContext<C> received) {
        try (var _ = Context.root().makeCurrent()) { // else, without a caller, the span would be below the current one
            return propagator.extract(received.getCarrier(), received.getGetter()::get);
        }
    }

    private Span.Builder belowParent(Observation.Context context) {
        @Nullable ObservationView around = context.getParentObservation();
        @Nullable Span parent = around == null ? null : span(around.getContextView());
        Span.Builder builder = tracer.spanBuilder();
        return parent == null ? builder.setNoParent() : builder.setParent(parent.context());
    }

    private static final class KnownIds implements IdGenerator {

        @Override
        public String generateTraceId() {
            return KNOWN.get().context().traceId();
        }

        @Override
        public String generateSpanId() {
            return KNOWN.get().context().spanId();
        }
    }
}
