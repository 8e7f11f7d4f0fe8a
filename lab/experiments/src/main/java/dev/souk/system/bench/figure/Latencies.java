package dev.souk.system.bench.figure;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Latencies in a histogram with three significant digits. Each counts from the time at which the request was due, not
 * from when it was sent: otherwise a system that answers late would delay the next requests, and so hide that these
 * waited, too (coordinated omission, Gil Tene). Thread-safe.
 */
public final class Latencies {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MICROS_OF_A_MILLISECOND = 1_000;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(SIGNIFICANT_DIGITS);

    /** Records a request by when it was due and when it was done, both of {@link System#nanoTime()}. */
    public void record(long dueNanos, long doneNanos) {
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(0, doneNanos - dueNanos)));
    }

    /** How many were recorded. */
    public long count() {
        return micros.getTotalCount();
    }

    /** The latency in milliseconds that this share of requests did not exceed, such as 99 percent. */
    public double millisAt(double percentile) {
        if (count() == 0) {
            throw new IllegalStateException("No latency was recorded.");
        }
        return micros.getValueAtPercentile(percentile) / MICROS_OF_A_MILLISECOND;
    }
}
