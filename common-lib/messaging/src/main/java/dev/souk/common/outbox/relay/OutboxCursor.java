package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.relay.OutboxRepository.Aggregate;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * The relay's position in the outbox: batch by batch through all aggregates, then from the start again. Each batch
 * begins after the previous one. So no aggregate starves because others are stuck, and no query scans the index entries
 * of rows that were just deleted, which remain until the next vacuum.
 */
final class OutboxCursor {

    private final OutboxRepository outbox;
    private final OutboxProperties limits;
    private Aggregate position = Aggregate.BEFORE_ALL;

    OutboxCursor(OutboxRepository outbox, OutboxProperties limits) {
        this.outbox = outbox;
        this.limits = limits;
    }

    /** The next batch; empty only if no row can be published. */
    List<OutboxRow> next(Collection<Integer> shards) {
        List<OutboxRow> rows = outbox.firstOfEachAggregate(shards, position, limits);
        if (rows.isEmpty() && !position.equals(Aggregate.BEFORE_ALL)) {
            rows = outbox.firstOfEachAggregate(shards, Aggregate.BEFORE_ALL, limits);
        }
        position = mayHaveMoreAfter(rows) ? Aggregate.of(rows.getLast()) : Aggregate.BEFORE_ALL;
        return rows;
    }

    /** Whether the limits may have ended this batch. */
    private boolean mayHaveMoreAfter(List<OutboxRow> batch) {
        return batch.size() >= limits.batchSize()
                || batch.stream()
                                .mapToLong(row -> row.payload().getBytes(StandardCharsets.UTF_8).length)
                                .sum()
                        >= limits.maxBatchBytes().toBytes();
    }
}
