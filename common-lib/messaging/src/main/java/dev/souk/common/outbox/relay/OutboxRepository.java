package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.publisher.OutboxRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queries and updates of the relay. */
record OutboxRepository(JdbcClient jdbc) {

    static final int MOST_COUNTED = 100_000;

    /** How many events are pending, at most {@value #MOST_COUNTED}, and how many of them are parked. */
    record Depth(long pending, long parked) {}

    /** An aggregate of a topic, which has sequence numbers of its own. They are read in the order of the unique key. */
    record Aggregate(String topic, UUID id) {

        static final Aggregate BEFORE_ALL = new Aggregate("", new UUID(0, 0));

        static Aggregate of(OutboxRow row) {
            return new Aggregate(row.topic(), row.aggregateId());
        }
    }

    /**
     * The first row of each aggregate in {@code shards} after {@code position}: at most one of each is in flight, so
     * its order is kept. The filter on parked rows is applied to the first rows only: an aggregate whose first row is
     * parked has none to publish. A batch ends with the row that reaches a limit, so that one which is larger than
     * {@code maxBatchBytes} is published too.
     */
    List<OutboxRow> firstOfEachAggregate(Collection<Integer> shards, Aggregate position, OutboxProperties limits) {
        return jdbc.sql("""
                select * from (
                    select *, sum(octet_length(payload)) over (order by topic, aggregate_id)
                              - octet_length(payload) bytes_before
                    from (
                        select * from (
                            select distinct on (topic, aggregate_id) *
                            from outbox
                            where shard = any (:shards) and (topic, aggregate_id) > (:topic, :aggregate)
                            order by topic, aggregate_id, sequence) first
                        where parked_at is null
                        order by topic, aggregate_id
                        limit :rows) batch) sized
                where bytes_before < :bytes
                order by topic, aggregate_id
                """)
                .param("shards", shards.stream().map(Integer::shortValue).toArray(Short[]::new))
                .param("topic", position.topic())
                .param("aggregate", position.id())
                .param("rows", limits.batchSize())
                .param("bytes", limits.maxBatchBytes().toBytes())
                .query(OutboxRepository::row)
                .list();
    }

    void delete(Collection<UUID> eventIds) {
        jdbc.sql("delete from outbox where event_id = any (:ids)")
                .param("ids", eventIds.toArray(UUID[]::new))
                .update();
    }

    void park(UUID eventId, String reason) {
        jdbc.sql("update outbox set parked_at = clock_timestamp(), parked_reason = ? where event_id = ?")
                .params(reason, eventId)
                .update();
    }

    /**
     * Wakes all relays. Called on the relay's own session, not in the transaction that wrote the events: a transaction
     * that notifies serialises its commit with all others that do (ADR 11).
     */
    void wakePeers() {
        jdbc.sql("notify " + RelayNotifications.CHANNEL).update();
    }

    /** Counts up to a limit: the backlog of a long broker outage must not slow down its own delivery. */
    Depth depth() {
        return jdbc.sql("""
                select (select count(*) from (select from outbox limit :limit) first) pending,
                       (select count(*) from outbox where parked_at is not null) parked
                """)
                .param("limit", MOST_COUNTED)
                .query((row, number) -> new Depth(row.getLong("pending"), row.getLong("parked")))
                .single();
    }

    private static OutboxRow row(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getObject("aggregate_id", UUID.class),
                row.getLong("sequence"),
                row.getString("event_type"),
                row.getString("payload"),
                row.getString("traceparent"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
