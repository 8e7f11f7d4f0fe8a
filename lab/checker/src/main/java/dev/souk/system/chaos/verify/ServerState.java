package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.Stopwatch;
import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the databases hold about everything that clients were answered.
 *
 * @param orders by id
 * @param deposits how often each one was booked
 * @param closed accounts that are closed
 * @param adjusted sum of the stock adjustments by item
 */
public record ServerState(
        Map<UUID, OrderRow> orders, Map<Deposit, Long> deposits, Set<UUID> closed, Map<UUID, Long> adjusted) {

    private static final String ORDERS = """
            select o.id, o.user_id, o.status, coalesce(o.reason, ''), o.placed_at, max(h.at)
            from orders o join order_history h on h.order_id = o.id group by o.id
            """;
    private static final String DEPOSITS = """
            select e.account_id, e.amount_cents, count(*) from ledger_entry e join ledger_posting p on p.id = e.posting_id
            where p.kind = 'deposit' and e.amount_cents > 0 group by e.account_id, e.amount_cents
            """;
    private static final String CLOSED = "select id from account where status = 'CLOSED'";
    private static final String ADJUSTED =
            "select item_id, sum(on_hand) from stock_posting where kind = 'ADJUST' group by item_id";

    /**
     * An order, with times in milliseconds of the run.
     *
     * @param reason of the cancellation; empty without one
     * @param finalAt when it reached the state that it is in, final or not
     */
    public record OrderRow(UUID id, UUID user, String status, String reason, long placedAt, long finalAt) {

        public boolean isFinal() {
            return status.equals("CONFIRMED") || status.equals("CANCELLED");
        }
    }

    /** An amount deposited into one wallet; no shopper deposits the same amount twice. */
    public record Deposit(UUID user, long cents) {}

    public static ServerState read(Target target, Stopwatch watch) {
        var state = new ServerState(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>());
        Database users = target.database("user-service");
        target.database("order-service").forEach(ORDERS, row -> state.orders.put(id(row), order(row, watch)));
        users.forEach(DEPOSITS, row -> state.deposits.put(new Deposit(id(row), row.getLong(2)), row.getLong(3)));
        users.forEach(CLOSED, row -> state.closed.add(id(row)));
        target.database("cart-service").forEach(ADJUSTED, row -> state.adjusted.put(id(row), row.getLong(2)));
        return state;
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject(1, UUID.class);
    }

    private static OrderRow order(ResultSet row, Stopwatch watch) throws SQLException {
        return new OrderRow(
                id(row),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                watch.at(row.getTimestamp(5).toInstant()),
                watch.at(row.getTimestamp(6).toInstant()));
    }
}
