package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.CommittedEventListener;
import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.relay.RelaySession.Round;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the events of the outbox. It receives those that this instance commits; those that other instances commit,
 * or that a crash has left, it reads from the table: when it is notified, and at each poll.
 */
final class OutboxRelay implements SmartLifecycle, CommittedEventListener {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);

    private final Function<Connection, RelaySession> sessions;
    private final OutboxProperties properties;
    private final RelaySignal signal = new RelaySignal();
    private final DedicatedConnectionWorker relay;
    private final DedicatedConnectionWorker listener;
    private volatile OutboxRepository.Depth depth = new OutboxRepository.Depth(0, 0);

    OutboxRelay(DataSource database, Function<Connection, RelaySession> sessions, OutboxProperties properties) {
        this.sessions = sessions;
        this.properties = properties;
        this.relay = new DedicatedConnectionWorker("outbox-relay", database, properties.maxBackOff(), this::serve);
        this.listener = new DedicatedConnectionWorker(
                "outbox-listener",
                database,
                properties.maxBackOff(),
                (session, isRunning) -> RelayNotifications.listen(session, isRunning, signal::wake));
    }

    @Override
    public void committed(OutboxRow event) {
        signal.committed(event);
    }

    /** As counted when the shards were distributed the last time. */
    OutboxRepository.Depth depth() {
        return depth;
    }

    @Override
    public void start() {
        relay.start();
        listener.start();
    }

    @Override
    public void stop() {
        listener.stop();
        Thread drain = relay.stop();
        if (drain != null) {
            signal.wake();
            join(drain);
        }
    }

    @Override
    public boolean isRunning() {
        return relay.isRunning();
    }

    /** Stopped after the web server and the listeners, so that their last events are still published. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void serve(Connection connection, BooleanSupplier isRunning) {
        RelaySession session = sessions.apply(connection);
        var rebalance = new Interval(properties.rebalanceInterval());
        var poll = new Interval(properties.pollInterval());
        var stuckLimit = new Interval(properties.sessionTimeout());
        stuckLimit.restart();
        var absence = new Interval(properties.sessionTimeout().multipliedBy(3));
        Duration backOff = FIRST_BACK_OFF;
        Round round = Round.IDLE;
        while (isRunning.getAsBoolean()) {
            boolean isRebalanceDue = rebalance.hasElapsed();
            boolean mayReturn = absence.hasElapsed() || (isRebalanceDue && session.isAlone());
            boolean hasNewShards = isRebalanceDue && mayReturn && session.rebalance();
            if (isRebalanceDue) {
                rebalance.restart();
            }
            if (!relayCommitted(session, round) || round != Round.IDLE || hasNewShards || poll.hasElapsed()) {
                round = session.relay();
                poll.restart();
            }
            if (isRebalanceDue) {
                depth = session.depth(); // after the round: publishing has priority
            }
            if (round != Round.STUCK) {
                stuckLimit.restart();
            } else if (stuckLimit.hasElapsed()) {
                stuckLimit.restart();
                leave(session, absence);
            }
            backOff = pause(session.longestPause(poll.remainingUntilFirst(rebalance)), round, backOff);
        }
        if (round != Round.STUCK) { // do not wait for an unavailable broker
            publishRest(session);
        }
    }

    /** Another instance may reach the broker: a wrong password, or a cut network, is that of one. */
    private static void leave(RelaySession session, Interval absence) {
        if (session.leave()) {
            log.warn("This instance cannot publish, and leaves its shards to the others for a while");
            absence.restart();
        }
    }

    /** Publishes what this instance has committed, also beside stuck rows; false if only the table has some rows. */
    private boolean relayCommitted(RelaySession session, Round last) {
        RelaySignal.Changes changes = signal.take();
        session.wakeOwnersOf(changes.shards());
        return session.relayCommitted(changes.rows()) && last != Round.STUCK && !changes.hasUnseenRows();
    }

    /**
     * Pauses until the next round; returns the back-off that follows if that one is stuck, too.
     *
     * @param idleTime the pause if there is nothing to publish
     */
    private Duration pause(Duration idleTime, Round round, Duration backOff) {
        return switch (round) {
            case PROGRESS -> FIRST_BACK_OFF;
            case IDLE -> {
                signal.await(idleTime);
                yield FIRST_BACK_OFF;
            }
            case STUCK -> {
                relay.awaitStop(backOff); // a commit does not end it: the broker may be unavailable
                yield Collections.min(List.of(backOff.multipliedBy(2), properties.maxBackOff()));
            }
        };
    }

    /** Publishes what was committed during the last round, as long as {@link #stop} waits for this thread. */
    private void publishRest(RelaySession session) {
        long end = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        session.wakeOwnersOf(signal.take().shards());
        Round round;
        do {
            round = session.relay();
        } while (round == Round.PROGRESS && System.nanoTime() - end < 0);
    }

    private static void join(Thread drain) {
        try {
            drain.join(DRAIN_TIMEOUT);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
