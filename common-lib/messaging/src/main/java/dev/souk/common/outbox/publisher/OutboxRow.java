package dev.souk.common.outbox.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.event.EventHeaders;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
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

    /** A CloudEvent of the service {@code source} in Kafka's binary mode: attributes in headers, data as the value. */
    public ProducerRecord<String, byte[]> toRecord(String source) {
        String aggregate = aggregateId.toString();
        var message = new ProducerRecord<>(topic, aggregate, payload.getBytes(UTF_8));
        Headers headers = message.headers();
        headers.add(EventHeaders.SPEC_VERSION, "1.0".getBytes(UTF_8));
        headers.add(EventHeaders.ID, eventId.toString().getBytes(UTF_8));
        headers.add(EventHeaders.TYPE, eventType.getBytes(UTF_8));
        headers.add(EventHeaders.SOURCE, source.getBytes(UTF_8));
        headers.add(EventHeaders.SUBJECT, aggregate.getBytes(UTF_8));
        headers.add(EventHeaders.TIME, createdAt.toString().getBytes(UTF_8));
        headers.add(EventHeaders.SEQUENCE, Long.toString(sequence).getBytes(UTF_8));
        headers.add(EventHeaders.CONTENT_TYPE, "application/json".getBytes(UTF_8));
        if (traceparent != null) {
            headers.add(EventHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
        }
        return message;
    }
}
