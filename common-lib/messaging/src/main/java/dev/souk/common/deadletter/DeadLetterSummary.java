package dev.souk.common.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in a list.
 *
 * @param group the consumer group that could not process it
 * @param eventId the value of its header; null without one
 * @param reason why the last attempt failed
 * @param attempts how often it failed: once, and once more in each failed replay
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
