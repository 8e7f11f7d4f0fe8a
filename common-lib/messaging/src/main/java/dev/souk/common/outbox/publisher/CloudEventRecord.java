package dev.souk.common.outbox.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.event.EventHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** A row as a CloudEvent in Kafka's binary mode: attributes in headers, data as the value. */
public final class CloudEventRecord {

    private CloudEventRecord() {}

    /** {@code source} names the service. */
    public static ProducerRecord<String, byte[]> of(OutboxRow row, String source) {
        String aggregate = row.aggregateId().toString();
        var message = new ProducerRecord<>(row.topic(), aggregate, row.payload().getBytes(UTF_8));
        Headers headers = message.headers();
        headers.add(EventHeaders.SPEC_VERSION, "1.0".getBytes(UTF_8));
        headers.add(EventHeaders.ID, row.eventId().toString().getBytes(UTF_8));
        headers.add(EventHeaders.TYPE, row.eventType().getBytes(UTF_8));
        headers.add(EventHeaders.SOURCE, source.getBytes(UTF_8));
        headers.add(EventHeaders.SUBJECT, aggregate.getBytes(UTF_8));
        headers.add(EventHeaders.TIME, row.createdAt().toString().getBytes(UTF_8));
        headers.add(EventHeaders.SEQUENCE, Long.toString(row.sequence()).getBytes(UTF_8));
        headers.add(EventHeaders.CONTENT_TYPE, "application/json".getBytes(UTF_8));
        if (row.traceparent() != null) {
            headers.add(EventHeaders.TRACEPARENT, row.traceparent().getBytes(UTF_8));
        }
        return message;
    }
}
