package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.publisher.OutboxRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Rows that the broker has acknowledged. They are deleted together: after {@value #MAX_ROWS} rows or {@link #DELAY},
 * and before each read of the table. Those that a crash leaves in the table are published again; the inbox of each
 * consumer ignores the duplicates.
 */
final class PublishedRows {

    static final Duration DELAY = Duration.ofMillis(100);

    private static final int MAX_ROWS = 100;

    private final OutboxRepository outbox;
    private final List<UUID> rows = new ArrayList<>();
    private long firstAdded;

    PublishedRows(OutboxRepository outbox) {
        this.outbox = outbox;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void add(OutboxRow row) {
        if (rows.isEmpty()) {
            firstAdded = System.nanoTime();
        }
        rows.add(row.eventId());
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
