package dev.souk.common.outbox.relay;

import java.time.Duration;

/** A time between two runs of something. The first run is due at once. */
final class Interval {

    private final long nanos;
    private long next = System.nanoTime();

    Interval(Duration duration) {
        this.nanos = duration.toNanos();
    }

    boolean hasElapsed() {
        return System.nanoTime() - next >= 0;
    }

    void restart() {
        next = System.nanoTime() + nanos;
    }

    /** How long until this one or the other has elapsed; not negative. */
    Duration remainingUntilFirst(Interval other) {
        long now = System.nanoTime();
        return Duration.ofNanos(Math.max(0, Math.min(next - now, other.next - now)));
    }
}
