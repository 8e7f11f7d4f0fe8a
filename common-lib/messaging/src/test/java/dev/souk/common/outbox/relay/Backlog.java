package dev.souk.common.outbox.relay;

import dev.souk.common.event.EventJson;
import dev.souk.common.outbox.Shards;
import dev.souk.common.outbox.publisher.OutboxRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events of the size of a placed order, in memory or in the outbox. */
final class Backlog {

    static final String TYPE = "dev.souk.order.placed.v1";
    static final Map<String, Object> DATA = Map.of(
            "order_id",
            new UUID(1, 1),
            "user_id",
            new UUID(1, 2),
            "cart_version",
            3,
            "lines",
            List.of(Map.of("item_id", new UUID(1, 3), "quantity", 2, "price_cents", 1_990)),
            "total_cents",
            3_980);
    private static final String PAYLOAD = new EventJson().write(DATA);

    private Backlog() {}

    static List<OutboxRow> rows(String topic, int count) {
        return Stream.generate(UUID::randomUUID)
                .limit(count)
                .map(id -> new OutboxRow(UUID.randomUUID(), topic, id, 1, TYPE, PAYLOAD, null, Instant.EPOCH))
                .toList();
    }

    static void fill(JdbcClient jdbc, String topic, int aggregates, int each) {
        UUID[] ids = Stream.generate(UUID::randomUUID).limit(aggregates).toArray(UUID[]::new);
        Short[] shards = Stream.of(ids).map(id -> (short) Shards.of(id)).toArray(Short[]::new);
        jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload)
                select gen_random_uuid(), shard, :topic, id, sequence, :type, :payload
                from unnest(:ids, :shards) as aggregate (id, shard), generate_series(1, :each) as sequence
                """)
                .param("topic", topic)
                .param("type", TYPE)
                .param("payload", PAYLOAD)
                .param("ids", ids)
                .param("shards", shards)
                .param("each", each)
                .update();
    }

    /** One row as the outbox writes it, and nothing else. */
    static void insert(JdbcClient jdbc, String topic) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload)
                values (:event, :shard, :topic, :id, 1, :type, :payload)
                """)
                .param("event", UUID.randomUUID())
                .param("shard", Shards.of(id))
                .param("topic", topic)
                .param("id", id)
                .param("type", TYPE)
                .param("payload", PAYLOAD)
                .update();
    }
}
