package dev.souk.common.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Records the span of an observation when it has ended already, with the ids that other processes and log lines know it
 * by. Thread-safe.
 */
final class EndedSpanRecorder {

    private static final ScopedValue<SpanContext> IDS = ScopedValue.newInstance();

    private final Tracer tracer;
    private final Clock clock;

    /** Hands the spans to the processor, which its owner closes. */
    EndedSpanRecorder(Resource resource, SpanProcessor processor, Clock clock) {
        this.tracer = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.alwaysOn())
                .setIdGenerator(new GivenIds())
                .addSpanProcessor(processor)
                .build()
                .get("dev.souk.common.observability");
        this.clock = clock;
    }

    /** A span of this duration that ends now. */
    void record(Observation.Context context, SpanContext ids, Duration duration) {
        Instant end = clock.instant();
        Span span = ScopedValue.where(IDS, ids)
                .call(() -> tracer.spanBuilder(name(context))
                        .setSpanKind(kind(context))
                        .setParent(Context.root().with(Span.wrap(ObservedSpans.parent(context))))
                        .setStartTimestamp(end.minus(duration))
                        .startSpan());
        context.getAllKeyValues().forEach(pair -> span.setAttribute(pair.getKey(), pair.getValue()));
        @Nullable Throwable error = context.getError();
        if (error != null) {
            span.recordException(error);
            span.setStatus(StatusCode.ERROR, String.valueOf(error.getMessage()));
        }
        span.end(end);
    }

    private static String name(Observation.Context context) {
        @Nullable String name = context.getContextualName();
        return name == null ? String.valueOf(context.getName()) : name;
    }

    private static SpanKind kind(Observation.Context context) {
        return switch (context) {
            case ReceiverContext<?> received -> received.getKind() == Kind.SERVER ? SpanKind.SERVER : SpanKind.CONSUMER;
            case SenderContext<?> sent -> sent.getKind() == Kind.CLIENT ? SpanKind.CLIENT : SpanKind.PRODUCER;
            default -> SpanKind.INTERNAL;
        };
    }

    private static final class GivenIds implements IdGenerator {

        @Override
        public String generateTraceId() {
            return IDS.get().getTraceId();
        }

        @Override
        public String generateSpanId() {
            return IDS.get().getSpanId();
        }
    }
}
