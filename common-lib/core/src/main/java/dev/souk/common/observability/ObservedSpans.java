package dev.souk.common.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelTraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids that Micrometer's tracing gave to an observation, also where it records no span. */
final class ObservedSpans {

    private ObservedSpans() {}

    /** Null if the observation has no trace. */
    static @Nullable SpanContext span(Observation.ContextView context) {
        @Nullable TracingContext tracing = context.get(TracingContext.class);
        return tracing == null || tracing.getSpan() == null
                ? null
                : OtelTraceContext.toOtelSpanContext(tracing.getSpan().context());
    }

    /** That of the caller, of the observation around this one, or none. */
    static SpanContext parent(Observation.Context context) {
        if (context instanceof ReceiverContext<?> received) {
            return sender(received);
        }
        @Nullable ObservationView around = context.getParentObservation();
        @Nullable SpanContext parent = around == null ? null : span(around.getContextView());
        return parent == null ? SpanContext.getInvalid() : parent;
    }

    private static <C> SpanContext sender(ReceiverContext<C> received) {
        Context extracted = W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), received.getCarrier(), headers(received));
        return Span.fromContext(extracted).getSpanContext();
    }

    private static <C> TextMapGetter<C> headers(ReceiverContext<C> received) {
        return new TextMapGetter<>() {

            @Override
            public Iterable<String> keys(C carrier) {
                return List.of();
            }

            @Override
            public @Nullable String get(@Nullable C carrier, String key) {
                return carrier == null ? null : received.getGetter().get(carrier, key);
            }
        };
    }
}
