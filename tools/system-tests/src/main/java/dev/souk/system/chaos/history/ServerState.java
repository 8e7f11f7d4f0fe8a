package dev.souk.system.chaos.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.Sql;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the databases say when all is quiet, as far as clients were told of it.
 *
 * @param orders   by id
 * @param deposits how often each one was made
 * @param closed   accounts that are closed
 * @param adjusted pieces of each item that came and went without an order
 */
public record ServerState(
        Map<UUID, OrderRow> orders, Map<Deposit, Long> deposits, Set<UUID> closed, Map<UUID, Long> adjusted) {

    /**
     * An order and when it began and ended, in milliseconds of the run.
     *
     * @param reason  why it was cancelled; empty when it was not
     * @param finalAt of the state it is in, be that a final one or not
     */
    public record OrderRow(UUID id, UUID user, String status, String reason, long placedAt, long finalAt) {

        /** Whether it has come to its end. */
        public boolean isFinal() {
            return status.equals("CONFIRMED") || status.equals("CANCELLED");
        }
    }

    /** Money of one amount put into one wallet; shoppers do not repeat an amount. */
    public record Deposit(UUID user, long cents) {}

    /** Reads them. */
    public static ServerState read(ChaosEnvironment environment, Stopwatch watch) throws SQLException {
        return new ServerState(
                orders(environment, watch), deposits(environment), closed(environment), adjusted(environment));
    }

    private static Map<UUID, OrderRow> orders(ChaosEnvironment environment, Stopwatch watch) throws SQLException {
        String sql = """
                select o.id, o.user_id, o.status, coalesce(o.reason, ''), o.placed_at, max(h.at) as last_at
                from orders o join order_history h on h.order_id = o.id group by o.id
                """;
        Sql.Row<OrderRow> order = row -> new OrderRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                watch.at(row.getTimestamp(5).toInstant()),
                watch.at(row.getTimestamp(6).toInstant()));
        return Sql.query(environment.database("order-service"), sql, order).stream()
                .collect(toMap(OrderRow::id, Function.identity()));
    }

    private static Map<Deposit, Long> deposits(ChaosEnvironment environment) throws SQLException {
        String sql = """
                select e.account_id, e.amount_cents
                from ledger_entry e join ledger_posting p on p.id = e.posting_id
                where p.kind = 'deposit' and e.amount_cents > 0
                """;
        Sql.Row<Deposit> deposit = row -> new Deposit(row.getObject(1, UUID.class), row.getLong(2));
        return Sql.query(environment.database("user-service"), sql, deposit).stream()
                .collect(groupingBy(Function.identity(), counting()));
    }

    private static Set<UUID> closed(ChaosEnvironment environment) throws SQLException {
        String sql = "select id from account where status = 'CLOSED'";
        return new HashSet<>(Sql.query(environment.database("user-service"), sql, row -> row.getObject(1, UUID.class)));
    }

    private record Adjusted(UUID item, long pieces) {}

    private static Map<UUID, Long> adjusted(ChaosEnvironment environment) throws SQLException {
        String sql = "select item_id, sum(on_hand) from stock_posting where kind = 'ADJUST' group by item_id";
        return Sql.query(
                        environment.database("cart-service"),
                        sql,
                        row -> new Adjusted(row.getObject(1, UUID.class), row.getLong(2)))
                .stream()
                .collect(toMap(Adjusted::item, Adjusted::pieces));
    }
}
