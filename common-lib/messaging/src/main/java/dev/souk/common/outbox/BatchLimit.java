package dev.souk.common.outbox;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How much the relay reads at once. The row that reaches the limit in bytes still belongs to the batch, so that one
 * that is larger than the limit is published too.
 */
record BatchLimit(int rows, long bytes) {

    /** Whether {@code batch} may have ended for this limit, and there may be more rows behind it. */
    boolean isReachedBy(List<OutboxRow> batch) {
        return batch.size() >= rows
                || batch.stream()
                                .mapToLong(row -> row.payload().getBytes(StandardCharsets.UTF_8).length)
                                .sum()
                        >= bytes;
    }
}
