package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.publisher.OutboxRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The latest event that this relay has published of each aggregate, for the {@value #MAX_AGGREGATES} aggregates that
 * were published last. Sequence numbers have no gap, so it tells which event of an aggregate comes next.
 */
final class PublishedSequences {

    private static final int MAX_AGGREGATES = 4_096;
    private static final long FIRST = 1;

    private final Map<Aggregate, Long> latest = new LinkedHashMap<>(16, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Aggregate, Long> eldest) {
            return size() > MAX_AGGREGATES;
        }
    };

    /** Each topic has sequence numbers of its own. */
    private record Aggregate(String topic, UUID id) {

        static Aggregate of(OutboxRow row) {
            return new Aggregate(row.topic(), row.aggregateId());
        }
    }

    /** Whether the broker certainly has all events of the aggregate before this one. False if that is not known. */
    boolean isNext(OutboxRow row) {
        return row.sequence() == FIRST || latest(row) == row.sequence() - 1;
    }

    /** Whether this relay has published it. False if that is not known. */
    boolean contains(OutboxRow row) {
        return latest(row) >= row.sequence();
    }

    void add(OutboxRow row) {
        latest.put(Aggregate.of(row), row.sequence());
    }

    private long latest(OutboxRow row) {
        return latest.getOrDefault(Aggregate.of(row), 0L);
    }
}
