package dev.souk.common.outbox;

import java.util.Collection;
import java.util.List;

/**
 * The relay's way through the aggregates, a batch at a time and then from the front again. Each batch goes on behind
 * the one before: so nobody starves behind aggregates that are stuck, and no batch wades through the index entries of
 * all that has just been deleted, which stay until the next vacuum.
 */
final class OutboxCursor {

    private final OutboxRepository table;
    private final int batchSize;
    private OutboxRepository.Position position = OutboxRepository.Position.START;

    OutboxCursor(OutboxRepository table, int batchSize) {
        this.table = table;
        this.batchSize = batchSize;
    }

    /** The next batch; empty only if nothing at all can be sent. */
    List<OutboxRow> next(Collection<Integer> shards) {
        List<OutboxRow> rows = table.firstOfEachAggregate(shards, position, batchSize);
        if (rows.isEmpty() && !position.equals(OutboxRepository.Position.START)) {
            rows = table.firstOfEachAggregate(shards, OutboxRepository.Position.START, batchSize);
        }
        position = rows.size() < batchSize
                ? OutboxRepository.Position.START
                : OutboxRepository.Position.of(rows.getLast());
        return rows;
    }
}
