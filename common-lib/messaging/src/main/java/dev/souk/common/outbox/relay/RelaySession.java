package dev.souk.common.outbox.relay;

import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.publisher.Publisher;
import dev.souk.common.outbox.publisher.Publisher.Result;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    RelaySession(OutboxRepository outbox, ShardLocks locks, Publisher publisher, BatchLimit limit) {
        this.outbox = outbox;
        this.locks = locks;
        this.publisher = publisher;
        this.cursor = new OutboxCursor(outbox, limit);
    }

    static RelaySession over(Connection connection, Publisher publisher, BatchLimit limit) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        return new RelaySession(new OutboxRepository(jdbc), new ShardLocks(jdbc), publisher, limit);
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

    void rebalance() {
        locks.rebalance();
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

    /** Publishes the first row of each aggregate, then deletes or parks the rows by the results. */
    Round relay() {
        List<OutboxRow> rows = cursor.next(locks.owned());
        if (rows.isEmpty()) {
            return Round.IDLE;
        }
        List<UUID> done = new ArrayList<>();
        boolean parked = false;
        String reason = "";
        for (Result result : publisher.publish(rows)) {
            switch (result) {
                case Result.Acknowledged row -> done.add(row.eventId());
                case Result.Rejected row -> {
                    log.error("Event {} is parked, the broker permanently rejects it: {}", row.eventId(), row.reason());
                    outbox.park(row.eventId(), row.reason());
                    parked = true;
                }
                case Result.Retryable row -> reason = row.reason();
            }
        }
        outbox.delete(done);
        if (!done.isEmpty() || parked) {
            return Round.PROGRESS;
        }
        log.warn("The broker accepts no events, {} aggregates are pending: {}", rows.size(), reason);
        return Round.STUCK;
    }
}
