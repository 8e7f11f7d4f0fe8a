package dev.souk.common.outbox.publisher;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event to be published. */
public record OutboxRow(
        UUID eventId,
        String topic,
        UUID aggregateId,
        long sequence,
        String eventType,
        String payload,
        @Nullable String traceparent,
        Instant createdAt) {

    /** The same event in this trace. */
    OutboxRow inTrace(@Nullable String context) {
        return new OutboxRow(eventId, topic, aggregateId, sequence, eventType, payload, context, createdAt);
    }
}
