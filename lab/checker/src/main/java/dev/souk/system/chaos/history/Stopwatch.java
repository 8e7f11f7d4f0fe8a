package dev.souk.system.chaos.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time of a run, in milliseconds since its start. */
public final class Stopwatch {

    private final Instant begin;
    private final long nanos = System.nanoTime();

    public Stopwatch(Clock clock) {
        this.begin = clock.instant();
    }

    /** Milliseconds since the start. */
    public long now() {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    /** The same for a time of the database, which has the clock of this machine. */
    public long at(Instant time) {
        return Duration.between(begin, time).toMillis();
    }
}
