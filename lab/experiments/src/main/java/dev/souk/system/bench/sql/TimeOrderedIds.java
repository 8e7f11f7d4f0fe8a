package dev.souk.system.bench.sql;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids as the services generate them (UUIDv7): rows that are inserted together are adjacent in an index. */
record TimeOrderedIds(Clock clock) {

    private static final long VERSION_7 = 0x7000;
    private static final long RANDOM_OF_VERSION = 0x0FFF;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_OF_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

    UUID next() {
        var random = ThreadLocalRandom.current();
        long time = clock.millis() << 16;
        return new UUID(
                time | VERSION_7 | (random.nextLong() & RANDOM_OF_VERSION),
                VARIANT | (random.nextLong() & RANDOM_OF_VARIANT));
    }
}
