package dev.souk.system.observe;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record, its CloudEvents headers apart from the others.
 *
 * @param id of the header {@code ce_id}; null if it is missing, as in a poison record
 * @param sequence of the header {@code ce_sequence}; 0 if it is missing or not a number
 * @param headers all other headers, one line {@code name: value} each
 * @param value as text
 */
public record Event(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String id,
        @Nullable String type,
        long sequence,
        String headers,
        String value) {

    /** A header of dead letters that have only the first part of the value. */
    static final String SIZE_OF_ALL = "size of all";

    private static final Set<String> OWN_FIELD = Set.of("ce_id", "ce_type", "ce_sequence");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public static Event of(ConsumerRecord<byte[], byte[]> record) {
        String type = header(record, "ce_type");
        String sequence = header(record, "ce_sequence");
        return new Event(
                record.topic(),
                record.partition(),
                record.offset(),
                text(record.key()),
                header(record, "ce_id"),
                type == null ? null : type.intern(),
                sequence != null && sequence.matches("\\d{1,18}") ? Long.parseLong(sequence) : 0,
                otherHeaders(record),
                String.valueOf(text(record.value() == null ? new byte[0] : record.value())));
    }

    /** Position of the record, {@code topic/partition/offset}, in the format of the header that dead letters have. */
    public String place() {
        return topic + "/" + partition + "/" + offset;
    }

    /** Aggregate and sequence number. */
    public String subject() {
        return subject(topic, key, sequence);
    }

    public static String subject(String topic, @Nullable String key, long sequence) {
        return topic + " " + key + " #" + sequence;
    }

    /** Whether key, id and type are there. A record without them is a dead letter of every group that reads it. */
    public boolean hasIdentity() {
        return isId(key) && isId(id) && type != null;
    }

    /** Whether it has everything that an event needs; all other records are poison. */
    public boolean isWellFormed() {
        return hasIdentity() && sequence > 0 && value.startsWith("{") && value.endsWith("}");
    }

    /** Whether it is a copy of the other one's value, as far as it goes. */
    public boolean hasValueOf(Event other) {
        return header(SIZE_OF_ALL).isEmpty() ? value.equals(other.value) : other.value.startsWith(value);
    }

    /** One of the other headers; empty if it is missing. */
    public String header(String name) {
        return headers.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static boolean isId(@Nullable String text) {
        return text != null && UUID_TEXT.matcher(text).matches();
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String otherHeaders(ConsumerRecord<?, ?> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .filter(header -> !OWN_FIELD.contains(header.key()))
                .map(header -> header.key() + ": " + (header.value() == null ? "" : text(header.value())))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
