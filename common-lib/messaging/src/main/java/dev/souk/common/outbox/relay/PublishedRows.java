package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.relay.OutboxRepository.Aggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Rows that the broker has acknowledged. They are deleted together: after {@value #MAX_ROWS} rows or {@link #DELAY},
 * and before each read of the table. Those that a crash leaves in the table are published again; the inbox of each
 * consumer ignores the duplicates. The latest event of the {@value #MAX_AGGREGATES} aggregates that were published last
 * is remembered: sequence numbers have no gap, so it tells which event of an aggregate comes next.
 */
final class PublishedRows {

    static final Duration DELAY = Duration.ofMillis(100);

    private static final int MAX_ROWS = 100;
    private static final int MAX_AGGREGATES = 4_096;
    private static final long FIRST = 1;

    private final OutboxRepository outbox;
    private final List<UUID> rows = new ArrayList<>();
    private long firstAdded;

    private final Map<Aggregate, Long> latest = new LinkedHashMap<>(16, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Aggregate, Long> eldest) {
            return size() > MAX_AGGREGATES;
        }
    };

    PublishedRows(OutboxRepository outbox) {
        this.outbox = outbox;
    }

    /** Whether there are some to delete. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    void add(OutboxRow row) {
        if (rows.isEmpty()) {
            firstAdded = System.nanoTime();
        }
        rows.add(row.eventId());
        latest.put(Aggregate.of(row), row.sequence());
    }

    /** Whether the broker certainly has all events of the aggregate before this one. False if that is not known. */
    boolean isNext(OutboxRow row) {
        return row.sequence() == FIRST || latest(row) == row.sequence() - 1;
    }

    /** Whether this relay has published it. False if that is not known. */
    boolean contains(OutboxRow row) {
        return latest(row) >= row.sequence();
    }

    private long latest(OutboxRow row) {
        return latest.getOrDefault(Aggregate.of(row), 0L);
    }

    void deleteIfDue() {
        if (rows.size() >= MAX_ROWS || System.nanoTime() - firstAdded >= DELAY.toNanos()) {
            delete();
        }
    }

    void delete() {
        if (!rows.isEmpty()) {
            outbox.delete(rows);
            rows.clear();
        }
    }
}
