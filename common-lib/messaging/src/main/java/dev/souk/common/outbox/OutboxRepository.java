package dev.souk.common.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the relay asks of the table. */
final class OutboxRepository {

    static final int MOST_COUNTED = 100_000;

    private final JdbcClient jdbc;

    OutboxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many events wait, at most {@value #MOST_COUNTED}, and how many for a human. */
    record Depth(long waiting, long parked) {}

    /** An aggregate's place in the order of reading, which is that of the unique key. */
    record Position(String topic, UUID aggregateId) {

        static final Position START = new Position("", new UUID(0, 0));

        static Position of(OutboxRow row) {
            return new Position(row.topic(), row.aggregateId());
        }
    }

    /**
     * The first row of each aggregate in {@code shards} behind {@code position}: at most one of each is under way, so
     * its order is kept. The filter on parked rows stands outside, behind "the first": an aggregate whose first row is
     * parked has none to send.
     */
    List<OutboxRow> firstOfEachAggregate(Collection<Integer> shards, Position position, int limit) {
        return jdbc.sql("""
                select * from (
                    select distinct on (topic, aggregate_id) *
                    from outbox
                    where shard = any (:shards) and (topic, aggregate_id) > (:topic, :aggregate)
                    order by topic, aggregate_id, sequence) first
                where parked_at is null
                order by topic, aggregate_id
                limit :limit
                """)
                .param("shards", shards.stream().map(Integer::shortValue).toArray(Short[]::new))
                .param("topic", position.topic())
                .param("aggregate", position.aggregateId())
                .param("limit", limit)
                .query(OutboxRepository::row)
                .list();
    }

    void delete(Collection<UUID> eventIds) {
        jdbc.sql("delete from outbox where event_id = any (:ids)")
                .param("ids", eventIds.toArray(UUID[]::new))
                .update();
    }

    void park(UUID eventId, String reason) {
        jdbc.sql("update outbox set parked_at = clock_timestamp(), parked_reason = :reason where event_id = :id")
                .param("id", eventId)
                .param("reason", reason)
                .update();
    }

    void wakeOthers() {
        RelayNotifications.tell(jdbc);
    }

    /** Counts no further than it must: what an hour without the broker leaves is the most when time is the scarcest. */
    Depth depth() {
        return jdbc.sql("""
                select (select count(*) from (select from outbox limit :limit) first) waiting,
                       (select count(*) from outbox where parked_at is not null) parked
                """)
                .param("limit", MOST_COUNTED)
                .query((row, number) -> new Depth(row.getLong("waiting"), row.getLong("parked")))
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
