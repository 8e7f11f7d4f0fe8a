package dev.souk.common.outbox.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Wake-up notifications between the relays of a service (LISTEN/NOTIFY): this instance has committed events of shards
 * that another one owns. Only latency depends on them; a relay that misses one finds the events at its next poll.
 */
final class RelayNotifications {

    static final String CHANNEL = "souk_outbox";

    private static final int LISTEN_MILLIS = 500;
    private static final Duration VALIDATION_INTERVAL = Duration.ofMillis(500);
    private static final int VALIDATION_SECONDS = 2;

    private RelayNotifications() {}

    /**
     * Runs {@code wake} for each notification, until stopped or until the session is lost, and once at the beginning:
     * nobody was notified of what was committed before.
     */
    static void listen(Connection session, BooleanSupplier isRunning, Runnable wake) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        wake.run();
        PGConnection postgres = session.unwrap(PGConnection.class);
        var validation = new Interval(VALIDATION_INTERVAL);
        while (isRunning.getAsBoolean()) {
            PGNotification[] notifications = postgres.getNotifications(LISTEN_MILLIS);
            if (notifications != null && notifications.length > 0) {
                wake.run();
            }
            // Also while there are notifications: receiving them is idle for the database, which ends idle sessions
            if (validation.hasElapsed()) {
                if (!session.isValid(VALIDATION_SECONDS)) {
                    throw new SQLException("the database does not respond");
                }
                validation.restart();
            }
        }
    }
}
