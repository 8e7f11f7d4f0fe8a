package dev.souk.system.observe;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record.
 *
 * @param headers by name; those of an event are CloudEvents headers, such as {@code ce_id}
 * @param value as text
 */
public record Event(
        String topic, int partition, long offset, @Nullable String key, Map<String, String> headers, String value) {

    /** A header of dead letters that have only the first part of the value. */
    static final String SIZE_OF_ALL = "size of all";

    private static final String OLD = "older than six days"; // a header, too
    private static final long SIX_DAYS_MILLIS = 6 * 86_400_000L;
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public static Event of(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, String>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                // personal data are found in each header of a name; an event has one
                headers.merge(header.key(), text(header.value()), (one, other) -> one + " " + other);
            }
        }
        if (record.timestamp() < Clock.systemUTC().millis() - SIX_DAYS_MILLIS) {
            headers.put(OLD, "");
        }
        String key = record.key() == null ? null : text(record.key());
        return new Event(record.topic(), record.partition(), record.offset(), key, headers, text(record.value()));
    }

    /** Position of the record, {@code topic/partition/offset}, in the format of the header that dead letters have. */
    public String place() {
        return topic + "/" + partition + "/" + offset;
    }

    /** Aggregate and sequence number. */
    public String subject() {
        return subject(topic, key, sequence());
    }

    public static String subject(String topic, @Nullable String key, long sequence) {
        return topic + " " + key + " #" + sequence;
    }

    /** Empty if it is missing, as in a poison record. */
    public String id() {
        return header("ce_id");
    }

    public String type() {
        return header("ce_type");
    }

    /** 0 if it is missing or not a number. */
    public long sequence() {
        String sequence = header("ce_sequence");
        return SEQUENCE.matcher(sequence).matches() ? Long.parseLong(sequence) : 0;
    }

    /** Whether key, id and type are there. A record without them is a dead letter of every group that reads it. */
    public boolean hasIdentity() {
        return isId(key) && isId(id()) && headers.containsKey("ce_type");
    }

    /** Whether it has everything that an event needs; all other records are poison. */
    public boolean isWellFormed() {
        return hasIdentity() && sequence() > 0 && value.startsWith("{") && value.endsWith("}");
    }

    /** Whether the broker, which keeps records for a week, may have deleted it, or what was published with it. */
    public boolean isOld() {
        return headers.containsKey(OLD);
    }

    /** Whether it is a copy of the other one's value, as far as it goes. */
    public boolean hasValueOf(Event other) {
        return headers.containsKey(SIZE_OF_ALL)
                ? other.value.startsWith(value.replaceFirst("\uFFFD+$", ""))
                : value.equals(other.value);
    }

    /** Empty if it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static boolean isId(@Nullable String text) {
        return text != null && UUID_TEXT.matcher(text).matches();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
