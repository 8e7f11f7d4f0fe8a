package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.Shards;
import dev.souk.common.outbox.publisher.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Wakes the relay: after a commit of this instance or a notification by another one. */
final class RelaySignal {

    private final Semaphore signal = new Semaphore(0);
    private final AtomicInteger shards = new AtomicInteger(); // one bit for each
    private final CommittedRows rows = new CommittedRows();
    private final AtomicBoolean hasUnseenRows = new AtomicBoolean();

    /** This instance has committed an event; another instance may own its shard. */
    void committed(OutboxRow row) {
        if (!rows.offer(row)) {
            hasUnseenRows.set(true);
        }
        int bit = 1 << Shards.of(row.aggregateId());
        shards.accumulateAndGet(bit, (all, one) -> all | one);
        signal.release();
    }

    /** Ends {@link #await}: the table may have rows that this instance has not seen. */
    void wake() {
        hasUnseenRows.set(true);
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
    int drainShards() {
        return shards.getAndSet(0);
    }

    /** What this instance has committed since the last call, as far as there was room for it. */
    List<OutboxRow> drainRows() {
        return rows.drain();
    }

    /** Whether the table may have got rows, since the last call, that {@link #drainRows} does not return. */
    boolean drainHasUnseenRows() {
        return hasUnseenRows.getAndSet(false);
    }
}
