package dev.souk.common.deadletter;

import dev.souk.common.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed, with all its data.
 *
 * @param origin topic, partition, offset and time of the record
 * @param headers in their order; a name may occur twice
 * @param reason why the last attempt failed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record DeadLetter(
        UUID id,
        String topic,
        String origin,
        String group,
        @Nullable String key,
        List<Entry> headers,
        byte @Nullable [] value,
        String reason,
        int attempts,
        @Nullable Instant failedAt) {

    /** A header. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    record Entry(String name, byte[] value) {
        private static Entry of(Header header) {
            return new Entry(header.key(), header.value() == null ? new byte[0] : header.value());
        }

        private String text() {
            return DeadLetter.text(value);
        }
    }

    static DeadLetter of(UUID id, ConsumerRecord<?, ?> message, String group, String reason) {
        return new DeadLetter(
                id,
                message.topic(),
                "%s/%d/%d@%d".formatted(message.topic(), message.partition(), message.offset(), message.timestamp()),
                group,
                message.key() instanceof String key ? key : null,
                StreamSupport.stream(message.headers().spliterator(), false)
                        .map(Entry::of)
                        .toList(),
                message.value() instanceof byte[] value ? value : null,
                reason,
                1,
                null);
    }

    /** The record as received, without its partition and offset: a replay is not the record at that position. */
    ConsumerRecord<String, byte[]> message() {
        var message = new ConsumerRecord<String, byte[]>(topic, -1, -1, key, value);
        headers.forEach(header -> message.headers().add(header.name(), header.value()));
        return message;
    }

    @Nullable
    String eventId() {
        return header(EventHeaders.ID);
    }

    @Nullable
    String type() {
        return header(EventHeaders.TYPE);
    }

    private @Nullable String header(String name) {
        Header header = message().headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    /** The headers as text. */
    Map<String, String> headerTexts() {
        var texts = new LinkedHashMap<String, String>();
        headers.forEach(header -> texts.put(header.name(), header.text()));
        return texts;
    }

    String valueText() {
        return text(value);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
