package dev.souk.common.event;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An event as received from a topic, its value not yet parsed. A listener method takes it as an argument.
 *
 * @param id the event's id, the same in every delivery
 * @param type its CloudEvents type
 * @param aggregateId the aggregate that it is about; the key of the record
 * @param data the JSON value
 * @param sequence sequence number of the event within its aggregate, from 1; null without the header
 */
public record InboundEvent(
        UUID id,
        String type,
        UUID aggregateId,
        String data,
        @Nullable Long sequence) {

    /** Reads the headers of a record. A record that is not a Souk event is poison. */
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
            long sequence = Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
            if (sequence >= 1) {
                return sequence;
            }
        } catch (NumberFormatException notANumber) {
            throw new PoisonException("the header " + EventHeaders.SEQUENCE + " is not a number");
        }
        throw new PoisonException("the header " + EventHeaders.SEQUENCE + " counts from 1");
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new PoisonException("an id is not a UUID");
        }
    }
}
