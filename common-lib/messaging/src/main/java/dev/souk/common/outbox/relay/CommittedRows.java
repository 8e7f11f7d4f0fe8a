package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.publisher.OutboxRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that this instance has committed and the relay has not looked at yet: it can publish them without reading the
 * table. Bounded in rows and in characters of payload; the table has every event, also those that found no room here.
 */
final class CommittedRows {

    private static final int MAX_ROWS = 500;
    private static final int MAX_CHARACTERS = 1 << 20;

    private List<OutboxRow> rows = new ArrayList<>();
    private int characters;

    /** Returns false if there is no room. */
    synchronized boolean offer(OutboxRow row) {
        int length = row.payload().length();
        if (rows.size() >= MAX_ROWS || characters + length > MAX_CHARACTERS) {
            return false;
        }
        rows.add(row);
        characters += length;
        return true;
    }

    /** Removes and returns all, in the order of their commits. */
    synchronized List<OutboxRow> drain() {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<OutboxRow> drained = rows;
        rows = new ArrayList<>();
        characters = 0;
        return drained;
    }
}
