package dev.souk.common.outbox.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A thread with a dedicated database session. A lost session is replaced, with retries until that succeeds. */
final class DedicatedConnectionWorker {

    private static final Logger log = LoggerFactory.getLogger(DedicatedConnectionWorker.class);

    private final String name;
    private final DataSource database;
    private final Duration retryInterval;
    private final Work work;
    private volatile @Nullable Thread thread;
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    DedicatedConnectionWorker(String name, DataSource database, Duration retryInterval, Work work) {
        this.name = name;
        this.database = database;
        this.retryInterval = retryInterval;
        this.work = work;
    }

    /** The work on a session; returns when stopped or fails with the session. */
    @FunctionalInterface
    interface Work {
        void serve(Connection session, BooleanSupplier isRunning) throws SQLException;
    }

    void start() {
        stopping = new CountDownLatch(1);
        Thread started = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = started; // before it runs: the loop ends when the field is another
        started.start();
    }

    /** Asks the thread to end and returns it; it may still be running. */
    @Nullable
    Thread stop() {
        Thread stopped = thread;
        thread = null;
        stopping.countDown();
        return stopped;
    }

    boolean isRunning() {
        return thread != null;
    }

    private void run() {
        boolean isLost = false;
        BooleanSupplier isCurrent =
                () -> Thread.currentThread().equals(thread); // rather than one that was started later
        while (isCurrent.getAsBoolean()) {
            try (Connection session = database.getConnection()) {
                if (isLost) {
                    log.info("{} has a database session again", name);
                }
                isLost = false;
                work.serve(session, isCurrent);
            } catch (SQLException | DataAccessException lost) {
                if (!isLost) {
                    log.warn("{} lost its database session and reconnects: {}", name, lost.getMessage());
                }
                isLost = true;
                awaitStop(retryInterval);
            } catch (RuntimeException | Error defect) { // without this thread no event is published any more
                log.error("Unexpected error in {}, which starts again", name, defect);
                awaitStop(retryInterval);
            }
        }
    }

    /** Waits for {@link #stop}, at most this long. */
    void awaitStop(Duration atMost) {
        try {
            var _ = stopping.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
