package dev.souk.common.outbox;

import java.util.UUID;

/** Distributes aggregates, so that several instances can relay in parallel and keep the order of each aggregate. */
public final class Shards {

    /** The number of shards. */
    public static final int COUNT = 16;

    private Shards() {}

    /** The shard of an aggregate, from 0. */
    public static int of(UUID aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), COUNT);
    }
}
