package dev.souk.common.outbox.publisher;

import dev.souk.common.event.EventHeaders;
import dev.souk.common.observability.TraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spans from the sending of an event to its acknowledgement, below the span that wrote it to the outbox: the gap
 * between both is the time that it waited there. The event carries the context of this span, which the consumer's span
 * continues (OpenTelemetry's <a
 * href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">conventions</a> for messaging).
 *
 * @param propagator in whose format spans are passed on, which is that of W3C Trace Context
 */
public record SendSpans(Propagator propagator) {

    /**
     * An event that is being sent.
     *
     * @param row with the context of the span
     * @param span one that does nothing where the trace is not sampled
     */
    record Sending(OutboxRow row, Span span) {

        void end(@Nullable Exception failure) {
            if (failure != null) {
                span.error(failure);
            }
            span.end();
        }
    }

    Sending begin(OutboxRow row) {
        String parent = row.traceparent();
        if (parent == null || !isSampled(parent)) {
            return new Sending(row, Span.NOOP);
        }
        Span span = propagator
                .extract(Map.of(EventHeaders.TRACEPARENT, parent), Map::get)
                .kind(Span.Kind.PRODUCER)
                .name("send " + row.topic())
                .tag("messaging.system", "kafka")
                .tag("messaging.operation.type", "send")
                .tag("messaging.destination.name", row.topic())
                .tag("messaging.message.id", row.eventId().toString())
                .start();
        return new Sending(row.inTrace(TraceContext.traceparent(propagator, span)), span);
    }

    /** The lowest bit of the flags in W3C Trace Context, which are the last two digits. */
    private static boolean isSampled(String traceparent) {
        return (Character.digit(traceparent.charAt(traceparent.length() - 1), 16) & 1) == 1;
    }
}
