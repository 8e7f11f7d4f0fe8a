package dev.souk.order.saga;

import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.Reason;
import dev.souk.order.domain.State;
import dev.souk.order.domain.State.Cancelling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Orders as rows. Times are the database's, so that instances need not agree on the clock. */
@Repository
class OrderRepository {

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the user has ordered this version of the cart already; between two at once the index decides. */
    boolean insert(Order order, Duration deadline) {
        int inserted = jdbc.sql("""
                insert into orders (id, user_id, cart_version, total_cents, status, facts, deadline)
                values (:id, :user, :cart, :total, :status, :facts, clock_timestamp() + make_interval(secs => :seconds))
                on conflict (user_id, cart_version) where status <> 'CANCELLED' do nothing
                """)
                .param("id", order.id())
                .param("user", order.userId())
                .param("cart", order.cartVersion())
                .param("total", order.totalCents())
                .param("status", order.state().status().name())
                .param("facts", order.facts())
                .param("seconds", deadline.toMillis() / 1000.0)
                .update();
        if (inserted == 0) {
            return false;
        }
        insertLines(order);
        insertHistory(order);
        return true;
    }

    /** The order, held until the transaction ends: what it decides on cannot change meanwhile. */
    Optional<Order> lock(UUID id) {
        List<Order> oneForEachLine =
                jdbc.sql("""
                select o.*, l.item_id, l.name, l.quantity, l.price_cents
                from orders o join order_line l on l.order_id = o.id
                where o.id = :id
                order by l.position
                for update of o
                """).param("id", id).query(OrderRowMapper::withOneLine).list();
        return oneForEachLine.stream().findFirst().map(order -> OrderRowMapper.withLinesOf(oneForEachLine));
    }

    /** Writes the state that the order has moved to; returns how long ago it was placed. */
    Duration move(Order order) {
        double seconds = state(order, """
                update orders
                set status = :status, reason = :reason, facts = :facts,
                    stock_answered = :stock, payment_answered = :payment
                where id = :id and facts = :facts - 1
                returning extract(epoch from clock_timestamp() - placed_at)::double precision
                """)
                .query(Double.class)
                .optional()
                .orElseThrow(() -> new OptimisticLockingFailureException("Order " + order.id() + " was not locked"));
        insertHistory(order);
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /** Writes which answers the order has noted while it waits. */
    void note(Order order) {
        state(order, """
                update orders set stock_answered = :stock, payment_answered = :payment
                where id = :id and facts = :facts and status = :status and reason is not distinct from :reason
                """).update();
    }

    private StatementSpec state(Order order, String sql) {
        State state = order.state();
        @Nullable Reason reason = state.reason();
        return jdbc.sql(sql)
                .param("id", order.id())
                .param("status", state.status().name())
                .param("reason", reason == null ? null : reason.slug())
                .param("facts", order.facts())
                .param("stock", state instanceof Cancelling now && now.stockAnswered())
                .param("payment", state instanceof Cancelling now && now.paymentAnswered());
    }

    private void insertLines(Order order) {
        List<Line> lines = order.lines();
        jdbc.sql("""
                insert into order_line (order_id, position, item_id, name, quantity, price_cents)
                select :id, position, item_id, name, quantity, price_cents
                from unnest(:items, :names, :quantities, :prices)
                    with ordinality as line (item_id, name, quantity, price_cents, position)
                """)
                .param("id", order.id())
                .param("items", column(lines, Line::itemId).toArray(UUID[]::new))
                .param("names", column(lines, Line::name).toArray(String[]::new))
                .param("quantities", column(lines, Line::quantity).toArray(Integer[]::new))
                .param("prices", column(lines, Line::priceCents).toArray(Long[]::new))
                .update();
    }

    private static <T> List<T> column(List<Line> lines, Function<Line, T> field) {
        return lines.stream().map(field).toList();
    }

    private void insertHistory(Order order) {
        @Nullable Reason reason = order.state().reason();
        jdbc.sql("""
                insert into order_history (order_id, position, status, reason)
                values (:id, :position, :status, :reason)
                """)
                .param("id", order.id())
                .param("position", order.facts())
                .param("status", order.state().status().name())
                .param("reason", reason == null ? null : reason.slug())
                .update();
    }
}
