package dev.souk.common.outbox.relay;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Wakes the relay: after a commit of this instance or a notification by another one. */
final class RelaySignal {

    private final Semaphore signal = new Semaphore(0);
    private final AtomicInteger committed = new AtomicInteger(); // one bit for each shard

    /** This instance has committed an event of {@code shard}, which another instance may own. */
    void committed(int shard) {
        committed.accumulateAndGet(1 << shard, (all, one) -> all | one);
        signal.release();
    }

    /** Ends {@link #await}. */
    void wake() {
        signal.release();
    }

    /** Waits for a wake-up, at most this long. */
    void await(Duration atMost) {
        try {
            if (signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The shards in which this instance has committed events since the last call, a bit for each. */
    int drain() {
        return committed.getAndSet(0);
    }
}
