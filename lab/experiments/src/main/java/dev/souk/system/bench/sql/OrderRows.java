package dev.souk.system.bench.sql;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The rows of an order in the database of order-service. */
final class OrderRows {

    private static final String TOPIC = "souk.orders";
    private static final int HASH_BYTES = 32;

    private final Session session;
    private final Events events;

    OrderRows(Events events) {
        this.session = events.session();
        this.events = events;
    }

    /** The checkout; returns the event that the stock waits for. */
    UUID place(UUID order, Buyer buyer, long cartVersion) throws SQLException {
        var event = new UUID[1];
        session.transaction(() -> {
            insert(order, buyer, cartVersion);
            appendHistory(order, 1, "PLACED");
            String payload = """
                    {"order_id":"%s","user_id":"%s","cart_version":%s,\
                    "lines":[{"item_id":"%s","quantity":1,"price_cents":1}],"total_cents":1}""".formatted(order, buyer.user(), cartVersion, buyer.item());
            event[0] = send(order, 1, "dev.souk.order.placed.v1", payload);
            storeResponse(order, buyer);
        });
        events.published(event[0]);
        return event[0];
    }

    private void insert(UUID order, Buyer buyer, long cartVersion) throws SQLException {
        session.update("""
                insert into orders (id, user_id, cart_version, total_cents, status, version, deadline)
                values (?, ?, ?, 1, 'PLACED', 1, clock_timestamp() + interval '60 s')
                """, order, buyer.user(), cartVersion);
        session.update("""
                insert into order_line (order_id, position, item_id, name, quantity, price_cents)
                values (?, 1, ?, 'Benchmark', 1, 1)
                """, order, buyer.item());
    }

    /** The response of the request by its Idempotency-Key. */
    private void storeResponse(UUID order, Buyer buyer) throws SQLException {
        String body = """
                {"id":"%s","user_id":"%s","status":"PLACED","lines":[{"item_id":"%s","name":"Benchmark",\
                "quantity":1,"price_cents":1}],"total_cents":1,"history":[{"position":1,"status":"PLACED",\
                "at":"2026-01-01T00:00:00.000000Z"}]}""".formatted(order, buyer.user(), buyer.item());
        session.update(
                """
                insert into idempotency_key (key_hash, caller_hash, fingerprint, status, headers, body)
                values (?, ?, ?, 202, ?, ?)
                """,
                randomHash(),
                buyer.hash(),
                randomHash(),
                "{\"Location\":\"/orders/%s\",\"Content-Type\":\"application/json\"}".formatted(order),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** The next state after the event of another service; returns the event that announces it. */
    UUID advance(UUID order, int version, String status, Received received, String sent) throws SQLException {
        var event = new UUID[1];
        session.transaction(() -> {
            events.receive(received.event());
            session.update(
                    "update orders set status = ?, version = ? where id = ? and version = ? - 1",
                    status,
                    version,
                    order,
                    version);
            appendHistory(order, version, status);
            session.update("""
                    insert into order_message (order_id, event_id, kind, type, sequence, outcome, at)
                    values (?, ?, 'received', ?, 1, 'applied', now())
                    """, order, received.event(), received.type());
            event[0] = send(order, version, sent, "{\"order_id\":\"%s\",\"total_cents\":1}".formatted(order));
        });
        events.published(event[0]);
        return event[0];
    }

    /** An event of another service. */
    record Received(UUID event, String type) {}

    private void appendHistory(UUID order, int version, String status) throws SQLException {
        session.update(
                "insert into order_history (order_id, position, status) values (?, ?, ?)", order, version, status);
    }

    private UUID send(UUID order, int sequence, String type, String payload) throws SQLException {
        UUID event = events.append(TOPIC, order, sequence, type, payload);
        session.update("""
                insert into order_message (order_id, event_id, kind, type, sequence, at)
                values (?, ?, 'sent', ?, ?, clock_timestamp())
                """, order, event, type, sequence);
        return event;
    }

    private static byte[] randomHash() {
        byte[] hash = new byte[HASH_BYTES];
        ThreadLocalRandom.current().nextBytes(hash);
        return hash;
    }
}
