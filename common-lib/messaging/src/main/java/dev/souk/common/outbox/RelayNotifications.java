package dev.souk.common.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Word between the instances of a service: "I have committed events of shards that are not mine". Nothing depends on it
 * but latency; who misses it finds the events at the next poll.
 */
final class RelayNotifications {

    private static final String CHANNEL = "souk_outbox";
    private static final int LISTEN_MILLIS = 500;
    private static final int ANSWER_SECONDS = 2;

    private RelayNotifications() {}

    /**
     * Wakes all relays. Sent by the relay's own session and not by the transaction that wrote the events: a commit that
     * notifies waits for every other one that does.
     */
    static void tell(JdbcClient session) {
        session.sql("notify " + CHANNEL).update();
    }

    /** Runs {@code wake} for each word, until told to end or until the session is lost. */
    static void listen(Connection session, BooleanSupplier isRunning, Runnable wake) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        PGConnection postgres = session.unwrap(PGConnection.class);
        while (isRunning.getAsBoolean()) {
            PGNotification[] words = postgres.getNotifications(LISTEN_MILLIS);
            if (words != null && words.length > 0) {
                wake.run();
            } else if (!session.isValid(ANSWER_SECONDS)) {
                throw new SQLException("the database does not answer");
            }
        }
    }
}
