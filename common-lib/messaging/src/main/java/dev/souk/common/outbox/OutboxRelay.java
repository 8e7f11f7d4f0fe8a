package dev.souk.common.outbox;

import dev.souk.common.outbox.RelaySession.Round;
import java.sql.Connection;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the outbox. It sleeps until a commit wakes it, here or in another instance, at most one poll interval.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Duration LAST_ROUNDS = Duration.ofSeconds(5);

    private final Function<Connection, RelaySession> sessions;
    private final OutboxProperties properties;
    private final Consumer<OutboxRepository.Depth> depth;
    private final RelaySignal wakeUps = new RelaySignal();
    private final DedicatedConnectionWorker relay;
    private final DedicatedConnectionWorker listener;

    OutboxRelay(
            DataSource database,
            Function<Connection, RelaySession> sessions,
            OutboxProperties properties,
            Consumer<OutboxRepository.Depth> depth) {
        this.sessions = sessions;
        this.properties = properties;
        this.depth = depth;
        this.relay = new DedicatedConnectionWorker("outbox-relay", database, properties.maxBackOff(), this::serve);
        this.listener = new DedicatedConnectionWorker(
                "outbox-listener",
                database,
                properties.maxBackOff(),
                (session, isRunning) -> RelayNotifications.listen(session, isRunning, wakeUps::look));
    }

    /** An event of {@code shard} has been committed: look now, not at the next poll. */
    void wake(int shard) {
        wakeUps.committed(shard);
    }

    @Override
    public void start() {
        relay.start();
        listener.start();
    }

    @Override
    public void stop() {
        listener.stop();
        Thread lastRounds = relay.stop();
        if (lastRounds != null) {
            wakeUps.look();
            join(lastRounds);
        }
    }

    @Override
    public boolean isRunning() {
        return relay.isRunning();
    }

    /** Stopped after the web server and the listeners, so that what their last work wrote still goes out. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void serve(Connection connection, BooleanSupplier isRunning) {
        RelaySession session = sessions.apply(connection);
        long nextRebalance = System.nanoTime();
        Duration backOff = properties.pollInterval();
        Round round = Round.IDLE;
        while (isRunning.getAsBoolean()) {
            boolean isTimeToLook = System.nanoTime() - nextRebalance >= 0;
            if (isTimeToLook) {
                session.rebalance();
                nextRebalance =
                        System.nanoTime() + properties.rebalanceInterval().toNanos();
            }
            session.tellOwnersOf(wakeUps.takeCommitted());
            round = session.relay();
            if (isTimeToLook) {
                depth.accept(session.depth()); // behind the round: what counts is sending
            }
            backOff = pause(round, backOff);
        }
        if (round != Round.STUCK) { // nobody waits for a broker that is away
            sendTheRest(session);
        }
    }

    /** Sleeps until it is time for the next round; returns how long to sleep if that is stuck, too. */
    private Duration pause(Round round, Duration backOff) {
        return switch (round) {
            case PROGRESS -> properties.pollInterval();
            case IDLE -> {
                wakeUps.await(properties.pollInterval());
                yield properties.pollInterval();
            }
            case STUCK -> {
                wakeUps.await(backOff);
                yield longer(backOff);
            }
        };
    }

    /** What was committed while the last round was under way, as long as somebody waits for this thread. */
    private void sendTheRest(RelaySession session) {
        long end = System.nanoTime() + LAST_ROUNDS.toNanos();
        session.tellOwnersOf(wakeUps.takeCommitted());
        Round round;
        do {
            round = session.relay();
        } while (round == Round.PROGRESS && System.nanoTime() - end < 0);
    }

    private Duration longer(Duration backOff) {
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(properties.maxBackOff()) < 0 ? doubled : properties.maxBackOff();
    }

    private static void join(Thread lastRounds) {
        try {
            lastRounds.join(LAST_ROUNDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
