package dev.souk.common.observability;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A number of permits a second, and as many at once, by the <a
 * href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate algorithm</a>. Thread-safe.
 */
final class RateLimit {

    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final AtomicLong arrival;

    RateLimit(int permitsPerSecond, LongSupplier nanoTime) {
        this.intervalNanos = BURST_NANOS / permitsPerSecond;
        this.nanoTime = nanoTime;
        this.arrival = new AtomicLong(nanoTime.getAsLong());
    }

    /** Takes a permit; false if there is none now. */
    boolean tryAcquire() {
        long now = nanoTime.getAsLong();
        long last;
        long next;
        do {
            last = arrival.get();
            next = (last - now > 0 ? last : now) + intervalNanos;
            if (next - now > BURST_NANOS) {
                return false;
            }
        } while (!arrival.compareAndSet(last, next));
        return true;
    }
}
