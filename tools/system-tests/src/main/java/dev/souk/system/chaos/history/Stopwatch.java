package dev.souk.system.chaos.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time of one run: what all its parts mean by "at". Milliseconds since it began. */
public final class Stopwatch {

    private final Instant begin;
    private final long nanos = System.nanoTime();

    /** Starts it. */
    public Stopwatch(Clock clock) {
        this.begin = clock.instant();
    }

    /** Milliseconds since the beginning. */
    public long now() {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    /** The same for a time that the database wrote; its clock is this machine's. */
    public long at(Instant time) {
        return Duration.between(begin, time).toMillis();
    }
}
