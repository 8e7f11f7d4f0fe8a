package dev.souk.common.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the relay sleeps on: the commits of this instance, and word of those of another. */
final class RelaySignal {

    private final Semaphore signal = new Semaphore(0);
    private final AtomicInteger committed = new AtomicInteger(); // one bit for each shard

    /** This instance has committed an event of {@code shard}, whoever owns that. */
    void committed(int shard) {
        committed.accumulateAndGet(1 << shard, (all, one) -> all | one);
        signal.release();
    }

    /** There may be something to do. */
    void look() {
        signal.release();
    }

    /** Sleeps until there may be something to do, at most this long. */
    void await(Duration atMost) {
        try {
            if (signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The shards of what this instance has committed since the last call, a bit for each. */
    int takeCommitted() {
        return committed.getAndSet(0);
    }
}
