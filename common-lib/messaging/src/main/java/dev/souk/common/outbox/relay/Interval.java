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

    /** How long until it has elapsed; not negative. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, next - System.nanoTime()));
    }

    void restart() {
        next = System.nanoTime() + nanos;
    }

    /** The shorter of what remains of this one and of the other. */
    Duration remainingUntilFirst(Interval other) {
        Duration here = remaining();
        Duration there = other.remaining();
        return here.compareTo(there) < 0 ? here : there;
    }
}
