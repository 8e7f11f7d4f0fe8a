package dev.souk.system.bench.roll;

import dev.souk.system.bench.figure.Latencies;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What calls came to, while the instances of one service were replaced. Thread-safe. */
public final class Tally {

    private final String rolled;
    private final LongSupplier nanoTime;
    private final Latencies latencies = new Latencies();
    private final Map<String, Long> failures = new TreeMap<>();
    private @Nullable Long lastSuccess;
    private long longestGap;
    private long calls;
    private boolean paused;

    /** While this service is rolled. */
    public Tally(String rolled) {
        this(rolled, System::nanoTime);
    }

    Tally(String rolled, LongSupplier nanoTime) {
        this.rolled = rolled;
        this.nanoTime = nanoTime;
    }

    synchronized void succeeded(String service, long due) {
        long now = nanoTime.getAsLong();
        calls++;
        latencies.record(due, now);
        if (service.equals(rolled) && !paused) {
            endGap(now);
            lastSuccess = now;
        }
    }

    private void endGap(long now) {
        if (lastSuccess != null) {
            longestGap = Math.max(longestGap, now - lastSuccess);
        }
    }

    synchronized void failed(String kind) {
        calls++;
        failures.merge(kind, 1L, Long::sum);
    }

    /** Another service is rolled now: until this one is again, there is no gap. */
    synchronized void pause() {
        endGap(nanoTime.getAsLong());
        lastSuccess = null;
        paused = true; // calls that began before end here, too
    }

    /** This one is rolled again. */
    synchronized void resume() {
        paused = false;
    }

    /** All of them. */
    public synchronized long calls() {
        return calls;
    }

    /** Calls without the expected answer, by kind. */
    public synchronized Map<String, Long> failures() {
        return Map.copyOf(failures);
    }

    /** The longest time without an answer of the service as expected, in milliseconds. */
    synchronized long longestGapMillis() {
        return longestGap / 1_000_000;
    }

    /** Of the calls with the expected answer. */
    public Latencies latencies() {
        return latencies;
    }
}
