package dev.souk.common.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A thread with a database session of its own. One that is lost is replaced, however long that takes. */
final class DedicatedConnectionWorker {

    private static final Logger log = LoggerFactory.getLogger(DedicatedConnectionWorker.class);

    private final String name;
    private final DataSource database;
    private final Duration betweenTries;
    private final Work work;
    private volatile @Nullable Thread thread;

    DedicatedConnectionWorker(String name, DataSource database, Duration betweenTries, Work work) {
        this.name = name;
        this.database = database;
        this.betweenTries = betweenTries;
        this.work = work;
    }

    /** What is done with the session, for as long as both last. */
    @FunctionalInterface
    interface Work {
        void serve(Connection session, BooleanSupplier isRunning) throws SQLException;
    }

    void start() {
        Thread started = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = started; // before it runs: it ends as soon as it finds itself not running
        started.start();
    }

    /** Tells the thread to end; the one that is returned has perhaps not done so yet. */
    @Nullable
    Thread stop() {
        Thread stopped = thread;
        thread = null;
        LockSupport.unpark(stopped);
        return stopped;
    }

    boolean isRunning() {
        return thread != null;
    }

    private void run() {
        boolean isAway = false;
        while (isRunning()) {
            try (Connection session = database.getConnection()) {
                if (isAway) {
                    log.info("{} has a database session again", name);
                }
                isAway = false;
                work.serve(session, this::isRunning);
            } catch (SQLException | DataAccessException away) {
                if (!isAway) {
                    log.warn("{} lost its database session and tries to get one: {}", name, away.getMessage());
                }
                isAway = true;
                LockSupport.parkNanos(this, betweenTries.toNanos());
            } catch (RuntimeException defect) { // without this thread nothing leaves the service any more
                log.error("{} failed in a way nobody thought of, and begins again", name, defect);
                LockSupport.parkNanos(this, betweenTries.toNanos());
            }
        }
    }
}
