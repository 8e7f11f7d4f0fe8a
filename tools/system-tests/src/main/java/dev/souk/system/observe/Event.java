package dev.souk.system.observe;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic, CloudEvents headers apart from the others.
 *
 * @param id       what {@code ce_id} says; null where the header is missing, as of poison
 * @param sequence what {@code ce_sequence} says; 0 where it is missing or no number
 * @param headers  all other headers, a line {@code name: value} each
 * @param value    as text
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

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Where it lies: {@code topic/partition/offset}, as dead letters name their origin. */
    public String place() {
        return topic + "/" + partition + "/" + offset;
    }

    /** What it is about and which fact it tells of it. */
    public String fact() {
        return "%s %s #%d".formatted(topic, key, sequence);
    }

    /** Whether it can be told what it is: every consumer group has to put aside what is not addressed. */
    public boolean isAddressed() {
        return isId(key) && isId(id) && type != null;
    }

    /** Whether it has all that an event needs; everything else is poison. */
    public boolean isWhole() {
        return isAddressed() && sequence > 0 && value.startsWith("{") && value.endsWith("}");
    }

    /** One of the other headers; empty where it is missing. */
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
}
