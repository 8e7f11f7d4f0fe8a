package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.publisher.OutboxRow;
import java.util.Collection;
import java.util.List;

/**
 * The relay's position in the outbox: batch by batch through all aggregates, then from the start again. Each batch
 * begins after the previous one. So no aggregate starves because others are stuck, and no query scans the index entries
 * of rows that were just deleted, which remain until the next vacuum.
 */
final class OutboxCursor {

    private final OutboxRepository outbox;
    private final BatchLimit limit;
    private OutboxRepository.Position position = OutboxRepository.Position.START;

    OutboxCursor(OutboxRepository outbox, BatchLimit limit) {
        this.outbox = outbox;
        this.limit = limit;
    }

    /** The next batch; empty only if no row can be published. */
    List<OutboxRow> next(Collection<Integer> shards) {
        List<OutboxRow> rows = outbox.firstOfEachAggregate(shards, position, limit);
        if (rows.isEmpty() && !position.equals(OutboxRepository.Position.START)) {
            rows = outbox.firstOfEachAggregate(shards, OutboxRepository.Position.START, limit);
        }
        position = limit.isReachedBy(rows)
                ? OutboxRepository.Position.of(rows.getLast())
                : OutboxRepository.Position.START;
        return rows;
    }
}
