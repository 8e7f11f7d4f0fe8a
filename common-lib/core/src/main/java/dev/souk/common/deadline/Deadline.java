package dev.souk.common.deadline;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time until which a caller waits, by a clock that is never set. */
public final class Deadline {

    private final long at;
    private final LongSupplier nanoTime;

    private Deadline(long at, LongSupplier nanoTime) {
        this.at = at;
        this.nanoTime = nanoTime;
    }

    /** In this time from now on, by a source such as {@link System#nanoTime}. */
    public static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime.getAsLong() + time.toNanos(), nanoTime);
    }

    /** What is left of the time; negative if it is over. */
    public Duration remaining() {
        return Duration.ofNanos(at - nanoTime.getAsLong());
    }

    /** Whether the caller does not wait any more. */
    public boolean isOver() {
        return !remaining().isPositive();
    }
}
