package dev.souk.system.check;

import static dev.souk.system.check.Databases.CARTS;
import static dev.souk.system.check.Databases.ORDERS;
import static dev.souk.system.check.Databases.USERS;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what the three databases hold about each order, one order after the other. All queries are sorted by the
 * order's id, so only the rows of one order are in memory.
 */
final class OrderEffects implements Iterator<OrderEffects.Effects> {

    private static final String ORDER = "select id, user_id, status, total_cents from orders order by id";
    private static final String LINES = """
            select order_id, item_id, sum(quantity) as quantity from order_line group by order_id, item_id
            order by order_id, item_id
            """;
    private static final String STOCK = """
            select order_id, item_id, sum(reserved) as reserved, sum(sold) as sold
            from stock_posting where order_id is not null group by order_id, item_id
            having sum(reserved) <> 0 or sum(sold) <> 0 order by order_id, item_id
            """;
    private static final String CHARGES = """
            select p.order_id, e.account_id, p.kind, e.amount_cents
            from ledger_entry e join ledger_posting p on p.id = e.posting_id join ledger_account a on a.id = e.account_id
            where a.kind = 'wallet' and p.order_id is not null order by p.order_id, e.number
            """;

    /** A row of `orders`. */
    record Order(String id, String user, String status, long totalCents) {}

    /** How much of an item an order consists of. */
    record Line(String order, String item, long quantity) {}

    /** How much of an item is reserved and sold for an order. */
    record Stock(String order, String item, long reserved, long sold) {}

    /** Money that moved to a wallet, or from it if negative, for an order. */
    record Charge(String order, String wallet, String kind, long cents) {

        @Override
        public String toString() {
            return "%s of %d at wallet %s".formatted(kind, cents, wallet);
        }
    }

    /** The rows about one order; {@code order} is empty if only other databases know it. */
    record Effects(String id, List<Order> order, List<Line> lines, List<Stock> stock, List<Charge> charges) {}

    private final SortedRows<Order> orders;
    private final SortedRows<Line> lines;
    private final SortedRows<Stock> stock;
    private final SortedRows<Charge> charges;

    OrderEffects(Iterator<Order> orders, Iterator<Line> lines, Iterator<Stock> stock, Iterator<Charge> charges) {
        this.orders = new SortedRows<>(orders, Order::id);
        this.lines = new SortedRows<>(lines, Line::order);
        this.stock = new SortedRows<>(stock, Stock::order);
        this.charges = new SortedRows<>(charges, Charge::order);
    }

    static OrderEffects of(Databases databases) {
        return new OrderEffects(
                databases.rows(
                        ORDERS,
                        ORDER,
                        row -> new Order(row.getString(1), row.getString(2), row.getString(3), row.getLong(4))),
                databases.rows(ORDERS, LINES, row -> new Line(row.getString(1), row.getString(2), row.getLong(3))),
                databases.rows(
                        CARTS,
                        STOCK,
                        row -> new Stock(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4))),
                databases.rows(
                        USERS,
                        CHARGES,
                        row -> new Charge(row.getString(1), row.getString(2), row.getString(3), row.getLong(4))));
    }

    @Override
    public boolean hasNext() {
        return heads().findAny().isPresent();
    }

    @Override
    public Effects next() {
        String id = heads().min(Comparator.naturalOrder()).orElseThrow(NoSuchElementException::new);
        return new Effects(id, orders.take(id), lines.take(id), stock.take(id), charges.take(id));
    }

    private Stream<String> heads() {
        return Stream.of(orders, lines, stock, charges)
                .map(SortedRows::nextOrder)
                .flatMap(Optional::stream);
    }
}
