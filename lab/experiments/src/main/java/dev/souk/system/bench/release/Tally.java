package dev.souk.system.bench.release;

import dev.souk.system.bench.load.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What calls came to while the instances of one service were replaced, and the longest time without a response of that
 * service. Thread-safe.
 */
final class Tally {

    private final String replaced;
    private final LongSupplier nanoTime;
    private final Outcome outcome = new Outcome();
    private @Nullable Long lastSuccess;
    private long longestGap;
    private boolean paused;

    /** While this service is replaced. */
    Tally(String replaced) {
        this(replaced, System::nanoTime);
    }

    Tally(String replaced, LongSupplier nanoTime) {
        this.replaced = replaced;
        this.nanoTime = nanoTime;
    }

    /** Performs the next call of the client and counts it. */
    void count(SteadyClient client, long due) {
        outcome.record(() -> succeeded(client.call()), due);
    }

    /** The service has given the expected response. */
    synchronized void succeeded(String service) {
        if (service.equals(replaced) && !paused) {
            endGap();
            lastSuccess = nanoTime.getAsLong();
        }
    }

    private void endGap() {
        if (lastSuccess != null) {
            longestGap = Math.max(longestGap, nanoTime.getAsLong() - lastSuccess);
        }
    }

    /** Another service is replaced now: until this one is again, there is no gap. */
    synchronized void pause() {
        endGap();
        lastSuccess = null;
        paused = true; // calls that began before end here, too
    }

    /** This one is replaced again. */
    synchronized void resume() {
        paused = false;
    }

    /** The longest time without an expected response of the service, in milliseconds. */
    synchronized long longestGapMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestGap);
    }

    /** All calls. */
    Outcome outcome() {
        return outcome;
    }
}
