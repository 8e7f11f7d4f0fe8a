package dev.souk.order.stream;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Listens for the notifications of all instances that an order has changed: LISTEN on a dedicated connection, which is
 * opened for the first stream and closed a minute after the last one: to open it costs as much CPU time as some
 * requests, since its password is hashed thousands of times. While it is lost, streams poll.
 */
@Component
class OrderChangeListener implements DisposableBean {

    static final String CHANNEL = "order_changed";

    private static final Logger log = LoggerFactory.getLogger(OrderChangeListener.class);
    private static final int WAIT_MILLIS = 500;
    private static final int VALIDATION_SECONDS = 2;
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);

    private final JdbcConnectionDetails database;
    private final Duration idleTimeout;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean listening;
    private volatile long lastNeeded;

    @Autowired
    OrderChangeListener(JdbcConnectionDetails database) {
        this(database, IDLE_TIMEOUT);
    }

    OrderChangeListener(JdbcConnectionDetails database, Duration idleTimeout) {
        this.database = database;
        this.idleTimeout = idleTimeout;
    }

    /**
     * A notification.
     *
     * @param orderId the order that has changed; null when it may be any
     */
    record Change(@Nullable UUID orderId) {

        boolean concerns(UUID id) {
            return orderId == null || orderId.equals(id);
        }
    }

    /** Passes notifications to {@code consumer} from now on, until {@code hasStreams} has been false for a while. */
    synchronized void listen(Consumer<Change> consumer, BooleanSupplier hasStreams) {
        if (!listening) {
            listening = true;
            lastNeeded = System.nanoTime();
            Thread.ofVirtual().name("order-change-listener").start(() -> run(consumer, hasStreams));
        }
    }

    @Override
    public void destroy() {
        stopping.countDown();
    }

    /** Waits before the next attempt, or until this instance stops. */
    private void backOff() {
        try {
            if (stopping.await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                log.debug("No further attempt, the service stops");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean continueListening(BooleanSupplier hasStreams) {
        listening = isNeeded(hasStreams);
        return listening;
    }

    private boolean isNeeded(BooleanSupplier hasStreams) {
        long now = System.nanoTime();
        if (hasStreams.getAsBoolean()) {
            lastNeeded = now;
        }
        boolean isIdle = now - lastNeeded > idleTimeout.toNanos();
        return !isIdle && stopping.getCount() > 0;
    }

    private void run(Consumer<Change> consumer, BooleanSupplier hasStreams) {
        while (continueListening(hasStreams)) {
            try (Connection connection = connect();
                    Statement listen = connection.createStatement()) {
                listen.execute("listen " + CHANNEL);
                consumer.accept(new Change(null)); // an order may have changed before
                while (isNeeded(hasStreams)) {
                    receive(connection, consumer);
                }
            } catch (SQLException lost) {
                log.info("Lost the connection for notifications; reconnecting: {}", String.valueOf(lost.getMessage()));
                backOff();
            } catch (RuntimeException defect) { // this thread is the only one that listens
                log.error("Unexpected error while listening for notifications; starting again", defect);
                backOff();
            }
        }
    }

    /** Without notifications the connection is validated: one that was dropped silently raises no error. */
    private static void receive(Connection connection, Consumer<Change> consumer) throws SQLException {
        PGNotification[] received = connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
        if (received != null && received.length > 0) {
            for (PGNotification notification : received) {
                consumer.accept(change(notification.getParameter()));
            }
        } else if (!connection.isValid(VALIDATION_SECONDS)) {
            throw new SQLException("the database does not answer");
        }
    }

    /** A payload that is not an id may come from any client; polling all orders is cheap. */
    private static Change change(String payload) {
        try {
            return new Change(UUID.fromString(payload));
        } catch (IllegalArgumentException foreign) {
            return new Change(null);
        }
    }

    private Connection connect() throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", String.valueOf(database.getUsername()));
        settings.setProperty("password", String.valueOf(database.getPassword()));
        settings.setProperty("connectTimeout", "2");
        settings.setProperty("socketTimeout", "5");
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("ApplicationName", "order-change-listener");
        return DriverManager.getConnection(database.getJdbcUrl(), settings);
    }
}
