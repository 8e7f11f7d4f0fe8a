package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.Shards;
import dev.souk.common.outbox.publisher.OutboxRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the relay: after a commit of this instance or a notification by another one. The relay can publish what this
 * instance has committed without reading the table. So the rows are kept here, bounded in number and in characters of
 * payload; the table has every event, also those that found no room.
 */
final class RelaySignal {

    private static final int MAX_ROWS = 500;
    private static final int MAX_CHARACTERS = 1 << 20;

    private final Semaphore signal = new Semaphore(0);
    private List<OutboxRow> rows = new ArrayList<>();
    private int characters;
    private int shards;
    private boolean hasUnseenRows;

    /**
     * What has changed since the relay looked the last time.
     *
     * @param rows that this instance has committed, in the order of their commits, as far as there was room for them
     * @param shards in which it has committed events, a bit for each; another instance may own them
     * @param hasUnseenRows whether the table may have got others than {@code rows}
     */
    record Changes(List<OutboxRow> rows, int shards, boolean hasUnseenRows) {}

    /** This instance has committed an event. */
    void committed(OutboxRow row) {
        add(row);
        signal.release();
    }

    private synchronized void add(OutboxRow row) {
        int length = row.payload().length();
        if (rows.size() < MAX_ROWS && characters + length <= MAX_CHARACTERS) {
            rows.add(row);
            characters += length;
        } else {
            hasUnseenRows = true;
        }
        shards |= 1 << Shards.of(row.aggregateId());
    }

    /** Ends {@link #await}: the table may have rows that this instance has not seen. */
    void wake() {
        synchronized (this) {
            hasUnseenRows = true;
        }
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

    /** Those since the last call. */
    synchronized Changes take() {
        var changes = new Changes(rows, shards, hasUnseenRows);
        rows = new ArrayList<>();
        characters = 0;
        shards = 0;
        hasUnseenRows = false;
        return changes;
    }
}
