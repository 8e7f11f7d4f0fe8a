package dev.souk.common.lab;

import dev.souk.common.lab.Books.Order;
import dev.souk.common.lab.Crashes.Crash;
import dev.souk.common.lab.Crashes.Point;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Two-phase commit, presumed abort: both prepare, the coordinator writes down that it is decided, both commit. Between
 * prepare and commit the rows stay locked, and where the coordinator dies there they stay so until one comes back.
 */
final class TwoPhaseCommit implements Protocol {

    /** A coordinator that is watched and started again, with all it takes. */
    private static final Duration AWAY = Duration.ofSeconds(2);

    private final Books books;
    private final Crashes crashes;
    private final boolean recovers;
    private final AtomicInteger toRecover = new AtomicInteger();
    private final ScheduledExecutorService coordinators = Executors.newScheduledThreadPool(2);

    TwoPhaseCommit(Books books, Crashes crashes, boolean recovers) {
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
            Books.update(
                    orders, "insert into decision (id) values (?)", order.id().toString());
            Books.update(orders, "commit prepared '%s here'".formatted(order.id()));
            crashes.at(Point.BEHIND_DECISION, order.id());
            Books.update(stock, "commit prepared '%s there'".formatted(order.id()));
            books.noteAgreed(order.id());
            crashes.at(Point.BEFORE_ANSWER, order.id());
            Books.update(orders, "delete from decision where id = ?", order.id().toString());
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
        Books.insert(orders, order);
        Books.reserve(stock, order);
        Books.update(orders, "prepare transaction '%s here'".formatted(order.id()));
        Books.update(stock, "prepare transaction '%s there'".formatted(order.id()));
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
                Books.update(connection, "%s prepared '%s'".formatted(decided ? "commit" : "rollback", part));
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
