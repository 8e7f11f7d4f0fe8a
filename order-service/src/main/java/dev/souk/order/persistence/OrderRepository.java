package dev.souk.order.persistence;

import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderStatus;
import dev.souk.order.domain.Reason;
import dev.souk.order.domain.State;
import dev.souk.order.domain.State.Cancelling;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Loads and stores orders. Times are the database's: the clock of an instance may be wrong. */
@Repository
public class OrderRepository {

    private final JdbcClient jdbc;
    private final OrderProperties properties;

    OrderRepository(JdbcClient jdbc, OrderProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Stores a new order with its lines and the first entry of its history.
     *
     * @return false if the user has an order of this version of the cart that is not cancelled: of two concurrent
     *     checkouts the unique index rejects one
     */
    public boolean place(Order order) {
        int placed = withState(order, """
                with placed as (
                    insert into orders (id, user_id, cart_version, total_cents, status, version, deadline)
                    values (:id, :user, :cart, :total, :status, :version,
                            clock_timestamp() + cast(:deadline as interval))
                    on conflict (user_id, cart_version) where status <> 'CANCELLED' do nothing
                    returning id),
                lines as (
                    insert into order_line (order_id, position, item_id, name, quantity, price_cents)
                    select id, position, item_id, name, quantity, price_cents
                    from placed, unnest(:items, :names, :quantities, :prices)
                        with ordinality as line (item_id, name, quantity, price_cents, position))
                insert into order_history (order_id, position, status, reason)
                select id, :version, :status, :reason from placed
                """)
                .param("user", order.userId())
                .param("cart", order.cartVersion())
                .param("total", order.totalCents())
                .param("deadline", properties.deadline().toString())
                .param("items", column(order, Line::itemId, UUID[]::new))
                .param("names", column(order, Line::name, String[]::new))
                .param("quantities", column(order, Line::quantity, Integer[]::new))
                .param("prices", column(order, Line::priceCents, Long[]::new))
                .update();
        return placed == 1;
    }

    /** A value of each line, so that one statement inserts all of them. */
    private static <T> T[] column(Order order, Function<Line, T> value, IntFunction<T[]> array) {
        return order.lines().stream().map(value).toArray(array);
    }

    /** Loads an order and locks its row until the transaction ends, so that what it decides on cannot change. */
    public Optional<Order> loadForUpdate(UUID id) {
        return jdbc.sql("""
                select o.id, o.user_id, o.cart_version, o.status, o.reason, o.stock_answered, o.payment_answered,
                    o.version, l.item_id, l.name, l.quantity, l.price_cents
                from orders o join order_line l on l.order_id = o.id
                where o.id = :id
                order by l.position
                for update of o
                """).param("id", id).query(OrderRepository::order);
    }

    /** Reads one order from a result with one row per line. */
    private static Optional<Order> order(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        UUID id = rows.getObject("id", UUID.class);
        UUID userId = rows.getObject("user_id", UUID.class);
        long cartVersion = rows.getLong("cart_version");
        State state = state(rows);
        int version = rows.getInt("version");
        return Optional.of(new Order(id, userId, cartVersion, lines(rows), state, version));
    }

    private static List<Line> lines(ResultSet rows) throws SQLException {
        List<Line> lines = new ArrayList<>();
        do {
            lines.add(new Line(
                    rows.getObject("item_id", UUID.class),
                    rows.getString("name"),
                    rows.getInt("quantity"),
                    rows.getLong("price_cents")));
        } while (rows.next());
        return lines;
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (OrderStatus.valueOf(row.getString("status"))) {
            case PLACED -> new State.Placed();
            case STOCK_RESERVED -> new State.Reserved();
            case CONFIRMED -> new State.Confirmed();
            case CANCELLING ->
                new Cancelling(
                        Reason.of(row.getString("reason")),
                        row.getBoolean("stock_answered"),
                        row.getBoolean("payment_answered"));
            case CANCELLED -> new State.Cancelled(Reason.of(row.getString("reason")));
        };
    }

    /** Stores the state that a locked order has changed to; returns how long ago the order was placed. */
    public Duration save(Order order) {
        double seconds = withState(order, """
                with saved as (
                    update orders
                    set status = :status, reason = :reason, version = :version,
                        stock_answered = :stock, payment_answered = :payment
                    where id = :id and version = :version - 1
                    returning extract(epoch from clock_timestamp() - placed_at)::double precision as age),
                history as (
                    insert into order_history (order_id, position, status, reason)
                    select :id, :version, :status, :reason from saved)
                select age from saved
                """)
                .query(Double.class)
                .optional()
                .orElseThrow(() -> new OptimisticLockingFailureException("Order " + order.id() + " was not locked"));
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /** Stores which participants have answered a cancellation; the state stays the same. */
    public void recordAnswer(Order order) {
        withState(order, """
                update orders set stock_answered = :stock, payment_answered = :payment
                where id = :id and version = :version and status = :status and reason is not distinct from :reason
                """).update();
    }

    private StatementSpec withState(Order order, String sql) {
        State state = order.state();
        @Nullable Reason reason = state.reason();
        return jdbc.sql(sql)
                .param("id", order.id())
                .param("version", order.version())
                .param("status", state.status().name())
                .param("reason", reason == null ? null : reason.slug())
                .param("stock", state instanceof Cancelling now && now.stockAnswered())
                .param("payment", state instanceof Cancelling now && now.paymentAnswered());
    }
}
