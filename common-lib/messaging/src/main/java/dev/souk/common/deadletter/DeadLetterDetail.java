package dev.souk.common.deadletter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with its headers and value as text.
 *
 * @param origin topic, partition, offset and time of the record that could not be processed
 * @param recordSize in bytes, if headers and value are only the first part of the record; a replay reads it again from
 *     its origin. Null if they are complete
 */
public record DeadLetterDetail(
        @JsonUnwrapped DeadLetterSummary letter,
        String origin,
        Map<String, String> headers,
        String value,
        @Nullable Integer recordSize) {

    static DeadLetterDetail of(DeadLetter stored) {
        var summary = new DeadLetterSummary(
                stored.id(),
                stored.topic(),
                stored.group(),
                stored.eventId(),
                stored.type(),
                stored.key(),
                stored.reason(),
                stored.attempts(),
                Objects.requireNonNull(stored.failedAt())); // the database sets it
        return new DeadLetterDetail(
                summary, stored.origin(), stored.headerTexts(), stored.valueText(), stored.recordSize());
    }
}
