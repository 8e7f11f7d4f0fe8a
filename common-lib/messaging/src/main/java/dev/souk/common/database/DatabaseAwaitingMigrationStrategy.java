package dev.souk.common.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates once the database is there, however late that is. Flyway could wait by itself, but not be interrupted:
 * Spring's shutdown waits for the start to end, so that the process would ignore SIGTERM for as long as the database is
 * away.
 */
final class DatabaseAwaitingMigrationStrategy implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAwaitingMigrationStrategy.class);

    private final DataSource database;
    private final Duration interval;

    DatabaseAwaitingMigrationStrategy(DataSource database, Duration interval) {
        this.database = database;
        this.interval = interval;
    }

    @Override
    public void migrate(Flyway flyway) {
        awaitDatabase();
        flyway.migrate();
    }

    private void awaitDatabase() {
        var stopping = new CountDownLatch(1);
        Thread hook = new Thread(stopping::countDown, "stop-waiting-for-the-database");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean told = false;
        while (!isThere()) {
            if (!told) {
                log.info("The database is not there yet; waiting for it");
                told = true;
            }
            pause(stopping);
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private boolean isThere() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            log.debug("No connection yet", notYet);
            return false;
        }
    }

    private void pause(CountDownLatch stopping) {
        try {
            if (stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Asked to stop before the database was there");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the database was there", stopped);
        }
    }
}
