package dev.souk.common.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that the broker permanently rejects, as an item of a list.
 *
 * @param heldBack how many later events of the same aggregate wait for it
 */
public record ParkedEvent(
        UUID id,
        String topic,
        String type,
        UUID aggregateId,
        long sequence,
        String reason,
        Instant parkedAt,
        long heldBack) {}
