package dev.souk.system.check.books;

import static dev.souk.system.observe.Snapshot.id;
import static dev.souk.system.observe.Snapshot.idOrNull;
import static dev.souk.system.observe.Snapshot.numberOrNull;

import dev.souk.system.check.books.Books.StoredAnswer;
import dev.souk.system.check.books.Books.Waiting;
import dev.souk.system.observe.Snapshot;
import java.util.List;

/** Every table that an invariant speaks of, in SQL. */
public final class BookReader {

    private BookReader() {}

    /** The tables of order-service. */
    public static OrderBook orders(Snapshot database) {
        return new OrderBook(
                database.all(
                        """
                        select id, user_id, cart_version, total_cents, status, reason, version,
                               placed_at > clock_timestamp() - interval '47 hours' as key_kept
                        from orders order by id
                        """,
                        row -> new OrderBook.Order(
                                id(row, "id"),
                                id(row, "user_id"),
                                row.getLong("cart_version"),
                                row.getLong("total_cents"),
                                row.getString("status"),
                                row.getString("reason"),
                                row.getInt("version"),
                                row.getBoolean("key_kept"))),
                database.all(
                        "select order_id, item_id, quantity, price_cents from order_line order by order_id, position",
                        row -> new OrderBook.Line(
                                id(row, "order_id"),
                                id(row, "item_id"),
                                row.getLong("quantity"),
                                row.getLong("price_cents"))),
                database.all(
                        "select order_id, position, status, reason from order_history order by order_id, position",
                        row -> new OrderBook.Step(
                                id(row, "order_id"),
                                row.getInt("position"),
                                row.getString("status"),
                                row.getString("reason"))));
    }

    /** What order-service has answered to checkouts. */
    public static List<StoredAnswer> answers(Snapshot database) {
        return database.all(
                """
                select encode(key_hash, 'hex') as key, replace(headers::jsonb ->> 'Location', '/orders/', '') as placed,
                       convert_from(body, 'UTF8')::jsonb ->> 'id' as told
                from idempotency_key
                where status = 202 and headers::jsonb ->> 'Location' like '/orders/%'
                order by key_hash
                """, row -> new StoredAnswer(row.getString("key"), row.getString("placed"), row.getString("told")));
    }

    /** The tables of cart-service that tell of stock. */
    public static StockBook stock(Snapshot database) {
        return new StockBook(
                database.all(
                        "select item_id, on_hand, reserved, sold from stock order by item_id",
                        row -> new StockBook.Level(
                                id(row, "item_id"),
                                row.getLong("on_hand"),
                                row.getLong("reserved"),
                                row.getLong("sold"))),
                database.all(
                        """
                        select id, item_id, kind, order_id, external, on_hand, reserved, sold
                        from stock_posting order by id
                        """,
                        row -> new StockBook.Posting(
                                row.getLong("id"),
                                id(row, "item_id"),
                                row.getString("kind"),
                                idOrNull(row, "order_id"),
                                row.getLong("external"),
                                row.getLong("on_hand"),
                                row.getLong("reserved"),
                                row.getLong("sold"))),
                database.all(
                        "select order_id, state, event_sequence from reservation order by order_id",
                        row -> new StockBook.Reservation(
                                id(row, "order_id"), row.getString("state"), row.getInt("event_sequence"))));
    }

    /** The tables of user-service. */
    public static MoneyBook money(Snapshot database) {
        return new MoneyBook(
                database.all(
                        "select id, email, name, status, event_sequence from account order by id",
                        row -> new MoneyBook.Person(
                                id(row, "id"),
                                row.getString("email"),
                                row.getString("name"),
                                row.getString("status"),
                                row.getLong("event_sequence"))),
                database.all(
                        "select id, kind, balance_cents from ledger_account order by id",
                        row -> new MoneyBook.Account(
                                id(row, "id"), row.getString("kind"), numberOrNull(row, "balance_cents"))),
                database.all(
                        "select id, kind, order_id from ledger_posting order by id",
                        row -> new MoneyBook.Posting(id(row, "id"), row.getString("kind"), idOrNull(row, "order_id"))),
                database.all(
                        """
                        select number, posting_id, account_id, amount_cents, balance_cents
                        from ledger_entry order by number
                        """,
                        row -> new MoneyBook.Entry(
                                row.getLong("number"),
                                id(row, "posting_id"),
                                id(row, "account_id"),
                                row.getLong("amount_cents"),
                                numberOrNull(row, "balance_cents"))),
                database.all(
                        "select order_id, state, event_sequence from payment order by order_id",
                        row -> new MoneyBook.Payment(
                                id(row, "order_id"), row.getString("state"), row.getLong("event_sequence"))));
    }

    /** What waits in a service's outbox. */
    public static List<Waiting> waiting(Snapshot database, String service) {
        return database.all(
                """
                select event_id, topic, aggregate_id, sequence, event_type, parked_reason
                from outbox order by topic, aggregate_id, sequence
                """,
                row -> new Waiting(
                        service,
                        id(row, "event_id"),
                        row.getString("topic"),
                        id(row, "aggregate_id"),
                        row.getLong("sequence"),
                        row.getString("event_type"),
                        row.getString("parked_reason")));
    }
}
