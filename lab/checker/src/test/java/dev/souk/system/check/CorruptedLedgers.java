package dev.souk.system.check;

import static dev.souk.system.check.CorruptedRow.corrupt;

import java.util.List;
import java.util.stream.Stream;

/** Corrupted rows of money and stock. */
final class CorruptedLedgers {

    private static final String USER = "user-service";
    private static final String CART = "cart-service";

    static final String BELOW_ZERO = """
            update ledger_account set balance_cents = -1
            where id = (select id from ledger_account where kind = 'wallet' order by id limit 1)
            returning id
            """;

    static final String STILL_RESERVED = """
            delete from stock_posting where id = (select min(id) from stock_posting where kind = 'SELL')
            returning order_id, item_id
            """;

    private CorruptedLedgers() {}

    static List<CorruptedRow> all() {
        return Stream.of(ledger(), wallets(), stock()).flatMap(List::stream).toList();
    }

    private static List<CorruptedRow> ledger() {
        return List.of(
                corrupt(
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
                corrupt(
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
                        "I7 order {order_id}"),
                corrupt(
                        "one deposit: the refund of a confirmed order, which was charged once",
                        USER,
                        """
                        update ledger_posting d set kind = 'refund', order_id = p.order_id
                        from ledger_entry e, payment p
                        where d.kind = 'deposit' and e.posting_id = d.id and e.account_id = p.user_id and p.order_id = (
                            select min(order_id::text) from payment where state = 'TAKEN')::uuid and d.id = (
                            select min(o.id::text) from ledger_posting o join ledger_entry i on i.posting_id = o.id
                            where o.kind = 'deposit' and i.account_id = p.user_id)::uuid
                        returning d.order_id
                        """,
                        "I7 order {order_id}"));
    }

    private static List<CorruptedRow> wallets() {
        return List.of(
                corrupt("one wallet balance", USER, """
                        update ledger_account set balance_cents = balance_cents + 1
                        where id = (select account_id from ledger_entry where balance_cents is not null order by number limit 1)
                        returning id
                        """, "I6 wallet {id}"),
                corrupt("one wallet below zero", USER, BELOW_ZERO, "I6 wallet {id}", "I6 wallet {id}"),
                corrupt("one payment: REFUNDED without an event", USER, """
                        update payment set state = 'REFUNDED', event_sequence = 2
                        where order_id = (select order_id from payment where state = 'TAKEN' order by order_id limit 1)
                        returning order_id
                        """, "I8 souk.payments {order_id} #2"));
    }

    private static List<CorruptedRow> stock() {
        return List.of(
                corrupt(
                        "one row of stock: neither the sum of postings nor of adjustments",
                        CART,
                        """
                        update stock set on_hand = on_hand + 1
                        where item_id = (select item_id from stock_posting where kind = 'SELL' order by id limit 1)
                        returning item_id
                        """,
                        "I3 stock of item {item_id}",
                        "I3 stock of item {item_id}"),
                corrupt(
                        "one row of stock with less than nothing sold",
                        CART,
                        """
                        update stock set sold = -1
                        where item_id = (select item_id from stock_posting where kind = 'SELL' order by id limit 1)
                        returning item_id
                        """,
                        "I3 stock of item {item_id}",
                        "I3 stock of item {item_id}",
                        "I3 stock of item {item_id}"),
                corrupt(
                        "one delivery, which later ones make up for: until then more was taken than there was",
                        CART,
                        """
                        with later as (
                            insert into stock_posting (item_id, kind, external, on_hand, reserved, sold)
                            select item_id, 'ADJUST', -on_hand - 5, on_hand + 5, 0, 0 from stock_posting where id = (
                                select min(id) from stock_posting group by item_id having count(*) = 1 limit 1)
                            returning item_id)
                        update stock_posting p set external = 5, on_hand = -5 from later where p.item_id = later.item_id
                        returning p.id
                        """,
                        "I3 stock posting {id}"),
                corrupt(
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
                corrupt(
                        "one posting less: its order is still reserved",
                        CART,
                        CorruptedLedgers.STILL_RESERVED,
                        "I3 stock of item {item_id}",
                        "I4 order {order_id}"),
                corrupt(
                        "one reservation of too much: its order is sold, and a piece still reserved",
                        CART,
                        """
                        update stock_posting set reserved = reserved + 1
                        where id = (select min(id) from stock_posting where kind = 'RESERVE' and order_id = (
                            select order_id from stock_posting where kind = 'SELL' order by id limit 1))
                        returning id, item_id, order_id
                        """,
                        "I3 stock posting {id}",
                        "I3 stock of item {item_id}",
                        "I4 order {order_id}"),
                corrupt(
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
}
