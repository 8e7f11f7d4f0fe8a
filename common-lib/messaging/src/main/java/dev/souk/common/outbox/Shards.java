package dev.souk.common.outbox;

import java.util.UUID;

/** Distributes aggregates, so that several instances can relay in parallel and keep the order of each aggregate. */
final class Shards {

    static final int COUNT = 16;

    private Shards() {}

    static int of(UUID aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), COUNT);
    }
}
