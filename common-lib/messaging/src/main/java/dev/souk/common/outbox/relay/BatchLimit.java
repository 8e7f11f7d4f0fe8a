package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.publisher.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How much the relay reads at once. The row that reaches the limit in bytes still belongs to the batch, so that one
 * that is larger than the limit is published too.
 */
record BatchLimit(int rows, long bytes) {

    static BatchLimit of(OutboxProperties properties) {
        return new BatchLimit(properties.batchSize(), properties.maxBatchBytes().toBytes());
    }

    /** Whether {@code batch} may have ended for this limit, and there may be more rows after it. */
    boolean isReachedBy(List<OutboxRow> batch) {
        return batch.size() >= rows
                || batch.stream()
                                .mapToLong(row -> row.payload().getBytes(StandardCharsets.UTF_8).length)
                                .sum()
                        >= bytes;
    }
}
