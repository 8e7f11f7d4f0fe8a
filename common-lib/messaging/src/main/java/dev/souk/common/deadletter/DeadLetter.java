package dev.souk.common.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed, with all its data, or the first part of it: a full table of records as large as
 * Kafka allows would be 10 GB.
 *
 * @param origin topic, partition, offset and time of the record
 * @param headers in their order; a name may occur twice
 * @param reason why it could not be processed
 * @param recordSize of key, headers and value in bytes, where this is not all of them; null where it is
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
        @Nullable Integer recordSize) {

    static final int MAX_VALUE_BYTES = 64 * 1024;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int HEADER_OVERHEAD = 32; // its names and punctuation in the column

    /** A header. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    record Entry(String name, byte[] value) {
        private static Entry of(Header header) {
            return new Entry(header.key(), header.value() == null ? new byte[0] : header.value());
        }

        private int size() {
            return name.getBytes(StandardCharsets.UTF_8).length + value.length;
        }
    }

    /** What is stored of the record. */
    static DeadLetter of(UUID id, ConsumerRecord<?, ?> message, String group, String reason) {
        return new DeadLetter(
                        id,
                        message.topic(),
                        origin(message),
                        group,
                        message.key() instanceof String key ? key : null,
                        StreamSupport.stream(message.headers().spliterator(), false)
                                .map(Entry::of)
                                .toList(),
                        message.value() instanceof byte[] value ? value : null,
                        reason,
                        null)
                .limitedTo(MAX_HEADER_BYTES, MAX_VALUE_BYTES);
    }

    /** Identifies a record, also where its topic was deleted and created again. */
    static String origin(ConsumerRecord<?, ?> message) {
        return "%s/%s/%s@%s".formatted(message.topic(), message.partition(), message.offset(), message.timestamp());
    }

    /** The same without headers and value, of which the size and the origin remain. */
    DeadLetter withoutContent() {
        return limitedTo(0, 0);
    }

    private DeadLetter limitedTo(int headerBytes, int valueBytes) {
        List<Entry> firstHeaders = firstHeaders(headerBytes);
        byte[] start = value == null ? null : Arrays.copyOf(value, Math.min(value.length, valueBytes));
        String shortKey = StorableText.orNull(key);
        boolean isComplete = firstHeaders.size() == headers.size()
                && (value == null || value.length <= valueBytes)
                && (key == null || key.codePointCount(0, key.length()) <= StorableText.MAX_LENGTH);
        Integer size = isComplete || recordSize != null ? recordSize : Integer.valueOf(size());
        return new DeadLetter(id, topic, origin, group, shortKey, firstHeaders, start, reason, size);
    }

    private List<Entry> firstHeaders(int bytes) {
        var first = new ArrayList<Entry>();
        int rest = bytes;
        for (Entry header : headers) {
            rest -= header.size() + HEADER_OVERHEAD;
            if (rest < 0) {
                break;
            }
            first.add(header);
        }
        return List.copyOf(first);
    }

    private int size() {
        int keySize = key == null ? 0 : key.getBytes(StandardCharsets.UTF_8).length;
        return keySize
                + (value == null ? 0 : value.length)
                + headers.stream().mapToInt(Entry::size).sum();
    }

    /** The record as received, without its partition and offset: a replay is not the record at that position. */
    ConsumerRecord<String, byte[]> message() {
        var message = new ConsumerRecord<String, byte[]>(topic, -1, -1, key, value);
        headers.forEach(header -> message.headers().add(header.name(), header.value()));
        return message;
    }

    /** The last header of this name, as text. */
    @Nullable
    String header(String name) {
        Header header = message().headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    /** The headers as text. */
    Map<String, String> headerTexts() {
        var texts = new LinkedHashMap<String, String>();
        headers.forEach(header -> texts.put(header.name(), text(header.value())));
        return texts;
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
