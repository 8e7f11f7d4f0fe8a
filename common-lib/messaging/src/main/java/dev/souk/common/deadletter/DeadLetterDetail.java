package dev.souk.common.deadletter;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with its headers and value as text.
 *
 * @param origin topic, partition, offset and time of the record that could not be processed
 */
public record DeadLetterDetail(
        UUID id,
        String topic,
        String group,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String key,
        String reason,
        int attempts,
        @Nullable Instant failedAt,
        String origin,
        Map<String, String> headers,
        String value) {

    static DeadLetterDetail of(DeadLetter letter) {
        return new DeadLetterDetail(
                letter.id(),
                letter.topic(),
                letter.group(),
                letter.eventId(),
                letter.type(),
                letter.key(),
                letter.reason(),
                letter.attempts(),
                letter.failedAt(),
                letter.origin(),
                letter.headerTexts(),
                letter.valueText());
    }
}
