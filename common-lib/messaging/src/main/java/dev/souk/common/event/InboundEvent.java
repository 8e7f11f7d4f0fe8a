package dev.souk.common.event;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came from a topic, its value not yet read. A listener takes it as its argument.
 *
 * @param id the event's own id, the same however often it is delivered
 * @param type its CloudEvents type
 * @param aggregateId whom it is about
 * @param data the JSON value
 * @param sequence the how manieth fact about the aggregate it is; null where the record does not say
 */
public record InboundEvent(
        UUID id,
        String type,
        UUID aggregateId,
        String data,
        @Nullable Long sequence) {

    /** An event that does not say its sequence. */
    public InboundEvent(UUID id, String type, UUID aggregateId, String data) {
        this(id, type, aggregateId, data, null);
    }

    /** Reads the headers of a record. A record that is no event of ours is poison. */
    public static InboundEvent of(ConsumerRecord<?, ?> message) {
        if (!(message.key() instanceof String key) || !(message.value() instanceof byte[] data)) {
            throw new PoisonException("a record needs a key and a value");
        }
        return new InboundEvent(
                id(header(message, EventHeaders.ID)),
                header(message, EventHeaders.TYPE),
                id(key),
                new String(data, StandardCharsets.UTF_8),
                number(message.headers().lastHeader(EventHeaders.SEQUENCE)));
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        @Nullable Header header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new PoisonException("the header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable Long number(@Nullable Header header) {
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            return fromOne(Long.parseLong(new String(header.value(), StandardCharsets.UTF_8)));
        } catch (NumberFormatException notANumber) {
            throw new PoisonException("the header " + EventHeaders.SEQUENCE + " is not a number");
        }
    }

    private static long fromOne(long sequence) {
        if (sequence < 1) {
            throw new PoisonException("the header " + EventHeaders.SEQUENCE + " counts from 1");
        }
        return sequence;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new PoisonException("an id is not a UUID");
        }
    }
}
