package dev.souk.system.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * One corrupted row, and the violations that the checker must report.
 *
 * @param what    description
 * @param service owner of the database
 * @param sql     changes one row and returns the ids that its violations have
 * @param named   invariant and subject of every violation, with the ids in braces
 */
record CorruptedRow(String what, String service, String sql, List<String> named) {

    private static final String USER = "user-service";
    private static final String CART = "cart-service";
    private static final String ORDER = "order-service";

    @Override
    public String toString() {
        return what;
    }

    static Stream<CorruptedRow> all() {
        return Stream.of(ledger(), wallets(), stock(), states(), lines(), carts(), outboxAndAccounts(), keys())
                .flatMap(List::stream);
    }

    private static CorruptedRow of(String what, String service, String sql, String... named) {
        return new CorruptedRow(what, service, sql, List.of(named));
    }

    private static List<CorruptedRow> ledger() {
        return List.of(
                of(
                        "one wallet entry, of a deposit",
                        USER,
                        """
                        update ledger_entry set amount_cents = amount_cents + 1 where number = (
                            select min(number) from ledger_entry where balance_cents is not null)
                        returning number, account_id, posting_id
                        """,
                        "I6 ledger entry {number}",
                        "I6 wallet {account_id}",
                        "I6 ledger posting {posting_id}"),
                of(
                        "one wallet entry, of a payment: its order is charged another amount",
                        USER,
                        """
                        update ledger_entry e set amount_cents = amount_cents - 1 from ledger_posting p
                        where p.id = posting_id and number = (
                            select min(number) from ledger_entry where balance_cents is not null and amount_cents < 0)
                        returning number, account_id, posting_id, order_id
                        """,
                        "I6 ledger entry {number}",
                        "I6 wallet {account_id}",
                        "I6 ledger posting {posting_id}",
                        "I7 order {order_id}"));
    }

    private static List<CorruptedRow> wallets() {
        return List.of(
                of("one wallet balance", USER, """
                        update ledger_account set balance_cents = balance_cents + 1
                        where id = (select account_id from ledger_entry where balance_cents is not null order by number limit 1)
                        returning id
                        """, "I6 wallet {id}"),
                of("one wallet below zero", USER, """
                        update ledger_account set balance_cents = -1
                        where id = (select id from ledger_account where kind = 'wallet' order by id limit 1)
                        returning id
                        """, "I6 wallet {id}", "I6 wallet {id}"),
                of("one payment: REFUNDED without an event", USER, """
                        update payment set state = 'REFUNDED', event_sequence = 2
                        where order_id = (select order_id from payment where state = 'TAKEN' order by order_id limit 1)
                        returning order_id
                        """, "I8 souk.payments {order_id} #2"));
    }

    private static List<CorruptedRow> stock() {
        return List.of(
                of(
                        "one row of stock: neither the sum of postings nor of adjustments",
                        CART,
                        """
                        update stock set on_hand = on_hand + 1
                        where item_id = (select item_id from stock_posting where kind = 'SELL' order by id limit 1)
                        returning item_id
                        """,
                        "I3 stock of item {item_id}",
                        "I3 stock of item {item_id}"),
                of(
                        "one stock posting: its item and its order do not match any more",
                        CART,
                        """
                        update stock_posting set sold = sold + 1
                        where id = (select min(id) from stock_posting where kind = 'SELL')
                        returning id, item_id, order_id
                        """,
                        "I3 stock posting {id}",
                        "I3 stock of item {item_id}",
                        "I4 order {order_id}"),
                of(
                        "one reservation: RELEASED, while its event says reserved",
                        CART,
                        """
                        update reservation set state = 'RELEASED'
                        where order_id = (select order_id from reservation where state = 'SOLD' order by order_id limit 1)
                        returning order_id
                        """,
                        "I8 souk.stock {order_id} #1",
                        "I8 souk.stock {order_id} #1"));
    }

    private static List<CorruptedRow> states() {
        return List.of(
                of(
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
                of(
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
                of(
                        "one price in an order line: matches neither the total nor the event",
                        ORDER,
                        """
                        update order_line set price_cents = price_cents + 1
                        where order_id = (select id from orders order by id limit 1) and position = 1
                        returning order_id
                        """,
                        "I14 order {order_id}",
                        "I14 order {order_id}"),
                of(
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

    private static List<CorruptedRow> outboxAndAccounts() {
        return List.of(
                of("one row left in an outbox", ORDER, """
                        insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload)
                        select gen_random_uuid(), 0, 'souk.orders', id, 9, 'dev.souk.order.late.v1', '{}' from orders limit 1
                        returning event_id
                        """, "I15 event {event_id}"),
                of("one account without an event", USER, """
                        insert into account (id, role, status) values (gen_random_uuid(), 'CUSTOMER', 'ACTIVE') returning id
                        """, "I8 souk.users {id} #1"));
    }

    private static List<CorruptedRow> keys() {
        return List.of(
                of("one stored response missing: its order was answered under no key", ORDER, """
                        delete from idempotency_key where key_hash = (
                            select key_hash from idempotency_key where status = 202 order by key_hash limit 1)
                        returning convert_from(body, 'UTF8')::jsonb ->> 'id' as id
                        """, "I2 order {id}"),
                of("one more key for an order", ORDER, """
                        insert into idempotency_key (key_hash, fingerprint, status, headers, body)
                        select sha256(key_hash), fingerprint, status, headers, body
                        from idempotency_key where status = 202 order by key_hash limit 1
                        returning convert_from(body, 'UTF8')::jsonb ->> 'id' as id
                        """, "I2 order {id}"));
    }

    private static List<CorruptedRow> carts() {
        return List.of(
                of(
                        "two orders of one cart version",
                        ORDER,
                        anotherOrder("PLACED"),
                        "I1 order {id}",
                        "I2 order {id}",
                        "I8 order {id}",
                        "I15 order {id}"),
                of(
                        "two orders of one cart version, one of them cancelled",
                        ORDER,
                        anotherOrder("CANCELLED"),
                        "I8 order {id}"));
    }

    /** A copy of an old order, without lines, events and key. */
    private static String anotherOrder(String status) {
        return """
                insert into orders select (jsonb_populate_record(o, jsonb_build_object(
                    'id', 'ffffffff-ffff-4fff-8fff-ffffffffffff', 'status', '%s', 'total_cents', 0,
                    'placed_at', '2020-01-01T00:00:00Z'))).*
                from orders o where status = 'CONFIRMED' order by id limit 1
                returning id
                """.formatted(status);
    }
}
