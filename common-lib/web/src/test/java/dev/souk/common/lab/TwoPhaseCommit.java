package dev.souk.common.lab;

import dev.souk.common.lab.Crashes.Crash;
import dev.souk.common.lab.Crashes.Point;
import dev.souk.common.lab.OrderAndStockDatabases.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Two-phase commit, presumed abort: both prepare, the coordinator stores its decision, both commit. Between prepare and
 * commit the rows are locked; if the coordinator crashes there, they stay locked until it recovers.
 */
final class TwoPhaseCommit implements Protocol {

    /** A coordinator that is watched and started again, with all it takes. */
    private static final Duration AWAY = Duration.ofSeconds(2);

    private final OrderAndStockDatabases books;
    private final Crashes crashes;
    private final boolean recovers;
    private final AtomicInteger toRecover = new AtomicInteger();
    private final ScheduledExecutorService coordinators = Executors.newScheduledThreadPool(2);

    TwoPhaseCommit(OrderAndStockDatabases books, Crashes crashes, boolean recovers) {
        this.books = books;
        this.crashes = crashes;
        this.recovers = recovers;
    }

    @Override
    public String name() {
        return recovers ? "two-phase commit" : "two-phase commit, no recovery";
    }

    @Override
    public void place(Order order) throws SQLException {
        try (Connection orders = books.orders().getConnection();
                Connection stock = books.stock().getConnection()) {
            prepare(order, orders, stock);
            crashes.at(Point.BEFORE_DECISION, order.id());
            OrderAndStockDatabases.update(
                    orders, "insert into decision (id) values (?)", order.id().toString());
            OrderAndStockDatabases.update(orders, "commit prepared '%s here'".formatted(order.id()));
            crashes.at(Point.AFTER_DECISION, order.id());
            OrderAndStockDatabases.update(stock, "commit prepared '%s there'".formatted(order.id()));
            books.noteAgreed(order.id());
            crashes.at(Point.BEFORE_ANSWER, order.id());
            OrderAndStockDatabases.update(
                    orders, "delete from decision where id = ?", order.id().toString());
        } catch (Crash crash) {
            if (recovers) {
                toRecover.incrementAndGet();
                var _ = coordinators.schedule(() -> recover(order), AWAY.toMillis(), TimeUnit.MILLISECONDS);
            }
            throw crash;
        }
    }

    private static void prepare(Order order, Connection orders, Connection stock) throws SQLException {
        orders.setAutoCommit(false);
        stock.setAutoCommit(false);
        OrderAndStockDatabases.insert(orders, order);
        OrderAndStockDatabases.reserve(stock, order);
        OrderAndStockDatabases.update(orders, "prepare transaction '%s here'".formatted(order.id()));
        OrderAndStockDatabases.update(stock, "prepare transaction '%s there'".formatted(order.id()));
        orders.setAutoCommit(true);
        stock.setAutoCommit(true);
    }

    /** What has been decided is committed, everything else is rolled back. */
    private void recover(Order order) {
        try (Connection orders = books.orders().getConnection()) {
            boolean decided = exists(orders, "select from decision where id = '%s'".formatted(order.id()));
            end(books.orders(), order.id() + " here", decided);
            end(books.stock(), order.id() + " there", decided);
            if (decided) {
                books.noteAgreed(order.id());
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            toRecover.decrementAndGet();
        }
    }

    private static void end(DataSource source, String part, boolean decided) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (exists(connection, "select from pg_prepared_xacts where gid = '%s'".formatted(part))) {
                OrderAndStockDatabases.update(
                        connection, "%s prepared '%s'".formatted(decided ? "commit" : "rollback", part));
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    @Override
    public void settle() {
        org.awaitility.Awaitility.await().until(() -> toRecover.get() == 0);
    }

    @Override
    public void close() {
        coordinators.shutdownNow();
    }
}
