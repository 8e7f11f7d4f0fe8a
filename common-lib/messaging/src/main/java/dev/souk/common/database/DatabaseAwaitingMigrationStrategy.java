package dev.souk.common.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.NestedExceptionUtils;

/**
 * Migrates once the database is available, and waits for it without a limit. Flyway could wait too, but cannot be
 * interrupted: Spring's shutdown waits for the start to end, so the process would ignore SIGTERM meanwhile.
 */
record DatabaseAwaitingMigrationStrategy(DataSource database) implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAwaitingMigrationStrategy.class);
    private static final long RETRY_MILLIS = 250;

    @Override
    public void migrate(Flyway flyway) {
        awaitDatabase();
        flyway.migrate();
    }

    private void awaitDatabase() {
        var stopping = new CountDownLatch(1);
        Thread hook = new Thread(stopping::countDown, "stop-waiting-for-the-database");
        Runtime.getRuntime().addShutdownHook(hook);
        String logged = "";
        for (String reason = unavailable(); !reason.isEmpty(); reason = unavailable()) {
            if (!reason.equals(logged)) {
                log.info("Waiting for the database: {}", reason);
                logged = reason;
            }
            pause(stopping);
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Why there is no connection; empty if there is one. */
    private String unavailable() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1) ? "" : "a new connection is not valid";
        } catch (SQLException notYet) {
            return String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(notYet).getMessage());
        }
    }

    private void pause(CountDownLatch stopping) {
        try {
            if (stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Stopped before the database was available");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the database was available", stopped);
        }
    }
}
