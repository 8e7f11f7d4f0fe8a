package dev.souk.common.core;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Time-ordered ids, version 7 of RFC 9562: 48 bits of milliseconds, 12 bits that count within a millisecond, 62 random
 * bits. Ids of one generator rise strictly, so that an index on them grows at its end and a page of them has a stable
 * order.
 */
public final class UuidV7 implements IdGenerator {

    private static final int COUNTER_BITS = 12;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final RandomGenerator random;
    private long last; // milliseconds and counter in one number: when the counter is full it carries into the time

    /** Ids with the time of {@code clock}; {@code random} should not be predictable where ids must not be guessed. */
    public UuidV7(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        long stamp = nextStamp();
        long high = (stamp >>> COUNTER_BITS << 16) | VERSION | (stamp & 0xFFF);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }

    private synchronized long nextStamp() {
        last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
        return last;
    }
}
