package dev.souk.system.bench.result;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * What a load did: counted while it runs, by all of its users. Each latency counts from the time at which the request
 * was due, not from when it was sent: otherwise a system that answers late would delay the next requests, and so hide
 * that these waited, too (coordinated omission, Gil Tene).
 */
public final class Outcome {

    private static final int SIGNIFICANT_DIGITS = 3;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(SIGNIFICANT_DIGITS);
    private final long begin = System.nanoTime();
    private final AtomicLong end = new AtomicLong(begin);
    private final Map<String, Long> errors = new ConcurrentHashMap<>();

    /** What one user does once; a failure is counted by its message. */
    @FunctionalInterface
    public interface Work {
        void perform() throws IOException;

        /** Performs it; whether that was possible. */
        default boolean succeeds() {
            try {
                perform();
                return true;
            } catch (IOException failed) {
                return false;
            }
        }
    }

    /** Performs the work and records it, as late as it was due by {@link System#nanoTime()}. */
    public void record(Work work, long due) {
        attempt(() -> {
            work.perform();
            done(due, System.nanoTime());
        });
    }

    /** Performs what counts only if it fails. */
    public void attempt(Work work) {
        try {
            work.perform();
        } catch (IOException failed) {
            fail(String.valueOf(failed.getMessage()));
        }
    }

    /** Records what was due and done at these times. */
    public void done(long due, long done) {
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(0, done - due)));
        end.accumulateAndGet(done, (last, now) -> now - last > 0 ? now : last);
    }

    /** Counts what was not done. */
    public void fail(String kind) {
        errors.merge(kind, 1L, Long::sum);
    }

    /** How much was done in a second, from the beginning to when the last was done; 0 if nothing was. */
    public double perSecond() {
        long took = end.get() - begin;
        return took == 0 ? 0 : done() * 1e9 / took;
    }

    /** How much was done. */
    public long done() {
        return micros.getTotalCount();
    }

    /** How often something failed. */
    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What was done, and what failed. */
    public long requests() {
        return done() + failed();
    }

    /** The latency in milliseconds that this share of what was done did not exceed; 0 if nothing was done. */
    public double millisAt(double percentile) {
        return done() == 0 ? 0 : micros.getValueAtPercentile(percentile) / 1e3;
    }

    /** How often something failed, by kind. */
    public Map<String, Long> errors() {
        return new TreeMap<>(errors);
    }
}
