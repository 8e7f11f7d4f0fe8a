package dev.souk.order.stream;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * The database's notices that an order has moved, whichever instance moved it: LISTEN on a connection of its own, which
 * is open only while somebody watches. Where it breaks, streams poll until it is back.
 */
@Component
class OrderChangeListener {

    private static final Logger log = LoggerFactory.getLogger(OrderChangeListener.class);
    private static final int WAIT_MILLIS = 500;
    private static final int ANSWER_SECONDS = 2;

    private final JdbcConnectionDetails database;
    private boolean listening;

    OrderChangeListener(JdbcConnectionDetails database) {
        this.database = database;
    }

    /**
     * A notice.
     *
     * @param orderId which order has moved; null when it may be any
     */
    record Moved(@Nullable UUID orderId) {

        boolean concerns(UUID id) {
            return orderId == null || orderId.equals(id);
        }
    }

    /** Hands notices to {@code watchers} from now on, as long as there are any. */
    synchronized void listen(Consumer<Moved> watchers, BooleanSupplier anyLeft) {
        if (!listening) {
            listening = true;
            Thread.ofVirtual().name("order-notices").start(() -> run(watchers, anyLeft));
        }
    }

    private synchronized boolean goOn(BooleanSupplier anyLeft) {
        listening = anyLeft.getAsBoolean();
        return listening;
    }

    private void run(Consumer<Moved> watchers, BooleanSupplier anyLeft) {
        while (goOn(anyLeft)) {
            try (Connection connection = connect();
                    Statement listen = connection.createStatement()) {
                listen.execute("listen order_moved");
                watchers.accept(new Moved(null)); // something may have moved before
                while (anyLeft.getAsBoolean()) {
                    receive(connection, watchers);
                }
            } catch (SQLException away) {
                log.info("No notices from the database for a moment: {}", String.valueOf(away.getMessage()));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS));
            } catch (RuntimeException defect) { // without this thread nobody listens any more
                log.error("Listening for notices failed in a way nobody thought of, and begins again", defect);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS));
            }
        }
    }

    /** Where nothing comes, the database is asked whether it is still there: a forgotten connection says nothing. */
    private static void receive(Connection connection, Consumer<Moved> watchers) throws SQLException {
        PGNotification[] received = connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
        if (received != null && received.length > 0) {
            for (PGNotification notification : received) {
                watchers.accept(moved(notification.getParameter()));
            }
        } else if (!connection.isValid(ANSWER_SECONDS)) {
            throw new SQLException("the database does not answer");
        }
    }

    /** One that is not ours says only that somebody was here; to look is cheap. */
    private static Moved moved(String order) {
        try {
            return new Moved(UUID.fromString(order));
        } catch (IllegalArgumentException foreign) {
            return new Moved(null);
        }
    }

    private Connection connect() throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", String.valueOf(database.getUsername()));
        settings.setProperty("password", String.valueOf(database.getPassword()));
        settings.setProperty("connectTimeout", "2");
        settings.setProperty("socketTimeout", "5");
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("ApplicationName", "order-notices");
        return DriverManager.getConnection(database.getJdbcUrl(), settings);
    }
}
