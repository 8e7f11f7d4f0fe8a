package dev.souk.system.bench.sql;

import java.sql.SQLException;
import java.util.UUID;

/** Outbox and inbox of one database. */
record Events(Session session, TimeOrderedIds ids) {

    private static final int SHARDS = 16;
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** Stores an event in the transaction of its change; returns its id. */
    UUID append(String topic, UUID order, long sequence, String type, String payload) throws SQLException {
        UUID id = ids.next();
        session.update("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, traceparent)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, id, Math.floorMod(order.hashCode(), SHARDS), topic, order, sequence, type, payload, TRACE);
        return id;
    }

    /** Deletes a published event, in a transaction of its own as the relay does. */
    void published(UUID event) throws SQLException {
        session.update("delete from outbox where event_id = any (array[?]::uuid[])", event);
    }

    /** Records that the event is processed, in the transaction of its effect. */
    void receive(UUID event) throws SQLException {
        session.update("insert into inbox (event_id) values (?) on conflict do nothing", event);
    }
}
