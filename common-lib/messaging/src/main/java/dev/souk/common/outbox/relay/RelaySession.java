package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.Shards;
import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.publisher.Publisher;
import dev.souk.common.outbox.publisher.Publisher.Result;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The relay over one database session. Locks and reads share the session, so that a relay that has lost its locks
 * cannot read either.
 */
final class RelaySession {

    private static final Logger log = LoggerFactory.getLogger(RelaySession.class);

    private final OutboxRepository outbox;
    private final ShardLocks locks;
    private final Publisher publisher;
    private final OutboxCursor cursor;
    private final PublishedRows published;

    RelaySession(OutboxRepository outbox, ShardLocks locks, Publisher publisher, OutboxProperties limits) {
        this.outbox = outbox;
        this.locks = locks;
        this.publisher = publisher;
        this.cursor = new OutboxCursor(outbox, limits);
        this.published = new PublishedRows(outbox);
    }

    static RelaySession over(Connection connection, Publisher publisher, OutboxProperties limits) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        return new RelaySession(new OutboxRepository(jdbc), new ShardLocks(jdbc), publisher, limits);
    }

    /** The result of a round, which decides how long the relay pauses. */
    enum Round {
        /** There was nothing to publish. */
        IDLE,
        /** Something was published: there may be more. */
        PROGRESS,
        /** The broker accepted none of the rows. */
        STUCK
    }

    /**
     * Takes and gives up shards; another owner of one must not find rows that are already published.
     *
     * @return true if there are new ones, whose rows only the table has
     */
    boolean rebalance() {
        published.delete();
        return locks.rebalance();
    }

    /** Leaves its shards to the other instances until the next {@link #rebalance}; false without others. */
    boolean leave() {
        published.delete();
        return locks.leave();
    }

    /** Whether there is no instance to which shards could be left, or were. */
    boolean isAlone() {
        return locks.isAlone();
    }

    OutboxRepository.Depth depth() {
        return outbox.depth();
    }

    /** Wakes the other instances if they own one of the shards {@code committed}, a bit for each. */
    void wakeOwnersOf(int committed) {
        if (!locks.ownAll(committed)) {
            outbox.wakePeers();
        }
    }

    /**
     * Publishes rows that this instance has committed, without a read of the table: those of which it is known that all
     * events of the aggregate before them are published. Rows of another instance's shards are left to their owner.
     *
     * @return false if rows remain for {@link #relay}
     */
    boolean relayCommitted(List<OutboxRow> committed) {
        List<OutboxRow> rest = committed.stream().filter(this::isToPublish).toList();
        while (!rest.isEmpty()) {
            List<OutboxRow> next = rest.stream().filter(published::isNext).toList();
            if (next.isEmpty() || !publish(next).stream().allMatch(Result.Acknowledged.class::isInstance)) {
                return false;
            }
            rest = rest.stream().filter(row -> !published.contains(row)).toList();
        }
        published.deleteIfDue();
        return true;
    }

    /** Publishes the first row of each aggregate, then deletes or parks the rows by the results. */
    Round relay() {
        published.delete();
        List<OutboxRow> rows = cursor.next(locks.owned());
        if (rows.isEmpty()) {
            return Round.IDLE;
        }
        List<Result> results = publish(rows);
        published.delete();
        if (results.getLast() instanceof Result.Retryable last
                && results.stream().allMatch(Result.Retryable.class::isInstance)) {
            log.warn("The broker accepts no events, {} aggregates are pending: {}", rows.size(), last.reason());
            return Round.STUCK;
        }
        return Round.PROGRESS;
    }

    /** How long the relay may pause: no longer than published rows may remain in the table. */
    Duration longestPause(Duration whenIdle) {
        return published.isEmpty() || whenIdle.compareTo(PublishedRows.DELAY) < 0 ? whenIdle : PublishedRows.DELAY;
    }

    private boolean isToPublish(OutboxRow row) {
        return locks.owns(Shards.of(row.aggregateId())) && !published.contains(row);
    }

    private List<Result> publish(List<OutboxRow> rows) {
        List<Result> results = publisher.publish(rows);
        for (int i = 0; i < rows.size(); i++) {
            OutboxRow row = rows.get(i);
            switch (results.get(i)) {
                case Result.Acknowledged _ -> published.add(row);
                case Result.Rejected(String reason) -> {
                    log.error("Event {} is parked, the broker permanently rejects it: {}", row.eventId(), reason);
                    outbox.park(row.eventId(), reason);
                }
                case Result.Retryable _ -> {} // its row remains
            }
        }
        return results;
    }
}
