package dev.souk.common.deadletter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
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
        @Nullable Integer recordSize) {}
