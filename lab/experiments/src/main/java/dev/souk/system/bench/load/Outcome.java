package dev.souk.system.bench.load;

import dev.souk.system.bench.figure.Latencies;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a load did: counted while it runs, by all of its users. */
public final class Outcome {

    private final Latencies latencies = new Latencies();
    private final long begin = System.nanoTime();
    private final AtomicLong end = new AtomicLong(begin);
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

    /** Performs the work and records it, as late as it was due. */
    public void record(Work work, long due) {
        try {
            work.perform();
            long done = System.nanoTime();
            latencies.record(due, done);
            end.accumulateAndGet(done, (last, now) -> now - last > 0 ? now : last);
        } catch (IOException failed) {
            fail(String.valueOf(failed.getMessage()));
        }
    }

    /** Counts what was not done. */
    public void fail(String kind) {
        errors.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    /** Of all that was done. */
    public Latencies latencies() {
        return latencies;
    }

    /** How much was done in a second, from the beginning to when the last was done; 0 if nothing was. */
    public double perSecond() {
        long took = end.get() - begin;
        return took == 0 ? 0 : latencies.count() * 1e9 / took;
    }

    /** How much was done. */
    public long done() {
        return latencies.count();
    }

    /** How often something failed. */
    public long failed() {
        return errors.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** What was done, and what failed. */
    public long requests() {
        return done() + failed();
    }

    /** The latency in milliseconds that this share of what was done did not exceed; 0 if nothing was done. */
    public double millisAt(double percentile) {
        return done() == 0 ? 0 : latencies.millisAt(percentile);
    }

    /** How often something failed, by kind. */
    public Map<String, Long> errors() {
        var counts = new TreeMap<String, Long>();
        errors.forEach((kind, count) -> counts.put(kind, count.sum()));
        return counts;
    }
}
