package dev.souk.system.bench.formulas.link;

import dev.souk.system.bench.formulas.law.TransferTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * One direction of a link. All connections share its rate: a piece is sent when the one before it has been sent, and
 * arrives one latency later.
 */
final class LinkDirection {

    private static final double NANOS_OF_A_SECOND = 1e9;

    private final TransferTime law;
    private final LongAdder bytes = new LongAdder();
    private long free = System.nanoTime();

    LinkDirection(TransferTime law) {
        this.law = law;
    }

    /** When a piece that is sent now arrives, by {@link System#nanoTime()}. */
    synchronized long arrival(int length, long now) {
        bytes.add(length);
        long begin = Math.max(free, now);
        free = begin + (long) (length / law.bytesPerSecond() * NANOS_OF_A_SECOND);
        return free + (long) (law.latencyMillis() * TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** All bytes that were sent. */
    long bytes() {
        return bytes.sum();
    }
}
