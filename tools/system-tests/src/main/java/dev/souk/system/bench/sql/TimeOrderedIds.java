package dev.souk.system.bench.sql;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids as the services generate them (UUIDv7): rows that are inserted together are neighbours in an index. */
final class TimeOrderedIds {

    private static final long VERSION_7 = 0x7000;
    private static final long RANDOM_OF_VERSION = 0x0FFF;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_OF_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

    private TimeOrderedIds() {}

    static UUID next() {
        var random = ThreadLocalRandom.current();
        long time = System.currentTimeMillis() << 16;
        return new UUID(
                time | VERSION_7 | (random.nextLong() & RANDOM_OF_VERSION),
                VARIANT | (random.nextLong() & RANDOM_OF_VARIANT));
    }
}
