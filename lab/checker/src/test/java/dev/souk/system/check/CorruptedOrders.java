package dev.souk.system.check;

import static dev.souk.system.check.CorruptedRow.corrupt;

import java.util.List;
import java.util.stream.Stream;

/** Corrupted rows of orders, keys, outboxes, accounts and audit trails. */
final class CorruptedOrders {

    private static final String USER = "user-service";
    private static final String ORDER = "order-service";
    private static final String UNKNOWN = "ffffffff-ffff-4fff-8fff-ffffffffffff";

    private CorruptedOrders() {}

    static List<CorruptedRow> all() {
        return Stream.of(states(), lines(), carts(), outboxAndAccounts(), audit(), keys())
                .flatMap(List::stream)
                .toList();
    }

    private static List<CorruptedRow> states() {
        return List.of(
                corrupt(
                        "one order status: CANCELLED, but sold and charged",
                        ORDER,
                        """
                        update orders set status = 'CANCELLED', reason = 'timed-out'
                        where id = (select id from orders where status = 'CONFIRMED' order by id limit 1)
                        returning id
                        """,
                        "I5 order {id}",
                        "I7 order {id}",
                        "I8 order {id}"),
                corrupt(
                        "one order status: open, but sold and charged",
                        ORDER,
                        """
                        update orders set status = 'STOCK_RESERVED'
                        where id = (select id from orders where status = 'CONFIRMED' order by id limit 1)
                        returning id
                        """,
                        "I1 order {id}",
                        "I4 order {id}",
                        "I7 order {id}",
                        "I8 order {id}",
                        "I15 order {id}"));
    }

    private static List<CorruptedRow> lines() {
        return List.of(
                corrupt(
                        "one price in an order line: matches neither the total, nor the event, nor the item",
                        ORDER,
                        """
                        update order_line set price_cents = price_cents + 1
                        where order_id = (select id from orders order by id limit 1) and position = 1
                        returning order_id
                        """,
                        "I14 order {order_id}",
                        "I14 order {order_id}",
                        "I14 order {order_id}"),
                corrupt(
                        "one quantity in an order line: does not match what was sold either",
                        ORDER,
                        """
                        update order_line set quantity = quantity + 1
                        where order_id = (select id from orders where status = 'CONFIRMED' order by id limit 1) and position = 1
                        returning order_id
                        """,
                        "I4 order {order_id}",
                        "I14 order {order_id}",
                        "I14 order {order_id}"));
    }

    private static List<CorruptedRow> carts() {
        return List.of(
                corrupt(
                        "two orders of one cart version",
                        ORDER,
                        anotherOrder("PLACED"),
                        "I1 order {id}",
                        "I2 order {id}",
                        "I8 order {id}",
                        "I15 order {id}"),
                corrupt(
                        "two orders of one cart version, one of them cancelled",
                        ORDER,
                        anotherOrder("CANCELLED"),
                        "I8 order {id}"));
    }

    private static List<CorruptedRow> outboxAndAccounts() {
        return List.of(
                corrupt("one row left in an outbox", ORDER, """
                        insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload)
                        select gen_random_uuid(), 0, 'souk.orders', id, 9, 'dev.souk.order.late.v1', '{}' from orders limit 1
                        returning event_id
                        """, "I15 event {event_id}"),
                corrupt("one account without an event", USER, """
                        insert into account (id, role, status) values (gen_random_uuid(), 'CUSTOMER', 'ACTIVE') returning id
                        """, "I8 souk.users {id} #1"));
    }

    private static List<CorruptedRow> audit() {
        return List.of(corrupt("an e-mail in the audit trail", USER, """
                update audit_event set object = 'ada@souk.example'
                where id = (select id from audit_event order by id limit 1)
                returning id
                """, "I12 audit event {id} of user-service"));
    }

    private static List<CorruptedRow> keys() {
        return List.of(
                corrupt(
                        "one stored response missing: its order was answered under no key",
                        ORDER,
                        """
                        delete from idempotency_key where key_hash = (
                            select key_hash from idempotency_key where status = 202 order by key_hash limit 1)
                        returning convert_from(body, 'UTF8')::jsonb ->> 'id' as id
                        """,
                        "I2 order {id}"),
                corrupt(
                        "one stored response that names an order which is not there",
                        ORDER,
                        answered("headers = '{\"Location\":\"/orders/%1$s\"}', body = '{\"id\":\"%1$s\"}'"),
                        "I2 key {key}",
                        "I2 order {id}"),
                corrupt(
                        "one stored response with another order in its body",
                        ORDER,
                        answered("body = '{\"id\":\"%1$s\"}'"),
                        "I2 key {key}"),
                corrupt("one more key for an order", ORDER, """
                        insert into idempotency_key (key_hash, caller_hash, fingerprint, status, headers, body)
                        select sha256(key_hash), caller_hash, fingerprint, status, headers, body
                        from idempotency_key where status = 202 order by key_hash limit 1
                        returning convert_from(body, 'UTF8')::jsonb ->> 'id' as id
                        """, "I2 order {id}"));
    }

    /** Changes a stored response; the order that it then names is unknown. */
    private static String answered(String change) {
        return """
                update idempotency_key set %s where key_hash = (
                    select key_hash from idempotency_key where status = 202 order by key_hash limit 1)
                returning encode(key_hash, 'hex') as key, convert_from(old.body, 'UTF8')::jsonb ->> 'id' as id
                """.formatted(change.formatted(UNKNOWN));
    }

    /** A copy of an old order, without lines, events and key. */
    private static String anotherOrder(String status) {
        return """
                insert into orders select (jsonb_populate_record(o, jsonb_build_object(
                    'id', '%s', 'status', '%s', 'total_cents', 0,
                    'placed_at', '2020-01-01T00:00:00Z'))).*
                from orders o where status = 'CONFIRMED' order by id limit 1
                returning id
                """.formatted(UNKNOWN, status);
    }
}
