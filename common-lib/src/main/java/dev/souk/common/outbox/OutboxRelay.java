package dev.souk.common.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * The thread that empties the outbox. It sleeps until a commit wakes it, at most one poll interval, since another
 * instance's commit may have left rows in our shards.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final DataSource database;
    private final Function<Connection, RelaySession> sessions;
    private final OutboxProperties properties;
    private final Consumer<OutboxTable.Depth> depth;
    private final Semaphore signal = new Semaphore(0);
    private volatile @Nullable Thread thread;

    OutboxRelay(
            DataSource database,
            Function<Connection, RelaySession> sessions,
            OutboxProperties properties,
            Consumer<OutboxTable.Depth> depth) {
        this.database = database;
        this.sessions = sessions;
        this.properties = properties;
        this.depth = depth;
    }

    /** Something has been committed: look now, not at the next poll. */
    void wake() {
        signal.release();
    }

    @Override
    public void start() {
        Thread relay = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
        thread = relay; // before it runs: it ends as soon as it finds itself not running
        relay.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            wake();
            join(running);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stopped after the web server and the listeners, so that what their last work wrote still goes out. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        boolean isAway = false;
        while (isRunning()) {
            try (Connection connection = database.getConnection()) {
                RelaySession session = sessions.apply(connection);
                if (isAway) {
                    log.info("The relay has a database session again");
                }
                isAway = false;
                serve(session);
            } catch (SQLException | DataAccessException away) {
                if (!isAway) {
                    log.warn("The relay lost its database session and tries to get one: {}", away.getMessage());
                }
                isAway = true;
                await(properties.maxBackOff());
            }
        }
    }

    private void serve(RelaySession session) {
        long nextRebalance = System.nanoTime();
        Duration backOff = properties.pollInterval();
        while (isRunning()) {
            if (System.nanoTime() - nextRebalance >= 0) {
                depth.accept(session.rebalance());
                nextRebalance =
                        System.nanoTime() + properties.rebalanceInterval().toNanos();
            }
            backOff = switch (session.relay()) {
                case PROGRESS -> properties.pollInterval();
                case IDLE -> {
                    await(properties.pollInterval());
                    yield properties.pollInterval();
                }
                case STUCK -> {
                    await(backOff);
                    yield longer(backOff);
                }
            };
        }
    }

    private Duration longer(Duration backOff) {
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(properties.maxBackOff()) < 0 ? doubled : properties.maxBackOff();
    }

    private void await(Duration atMost) {
        try {
            if (signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread running) {
        try {
            running.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
