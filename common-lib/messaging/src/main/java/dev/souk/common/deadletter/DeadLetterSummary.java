package dev.souk.common.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in a list.
 *
 * @param group the consumer that could not handle it
 * @param eventId what its header says; absent where there is none
 * @param reason why the last try failed
 * @param attempts how often it has come to this: once, and once more with each replay
 */
public record DeadLetterSummary(
        UUID id,
        String topic,
        String group,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String key,
        String reason,
        int attempts,
        Instant failedAt) {}
