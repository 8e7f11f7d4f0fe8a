package dev.souk.common.outbox;

import java.util.UUID;

/** How aggregates are spread, so that several instances can relay at the same time and keep each aggregate's order. */
final class Shards {

    static final int COUNT = 16;

    private Shards() {}

    static int of(UUID aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), COUNT);
    }
}
