package dev.souk.common.outbox;

import dev.souk.common.outbox.Publisher.Result;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One life of the relay, over one database session: the locks and the reads share it, so that a relay that has lost its
 * locks cannot read either.
 */
final class RelaySession {

    private static final Logger log = LoggerFactory.getLogger(RelaySession.class);

    private final OutboxRepository table;
    private final ShardLocks locks;
    private final Publisher publisher;
    private final OutboxCursor sweep;

    RelaySession(OutboxRepository table, ShardLocks locks, Publisher publisher, int batchSize) {
        this.table = table;
        this.locks = locks;
        this.publisher = publisher;
        this.sweep = new OutboxCursor(table, batchSize);
    }

    static RelaySession over(Connection connection, Publisher publisher, int batchSize) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        return new RelaySession(new OutboxRepository(jdbc), new ShardLocks(jdbc), publisher, batchSize);
    }

    /** What a round did, and so what the next one waits for. */
    enum Round {
        /** Nothing was there. */
        IDLE,
        /** Something was sent: there may be more. */
        PROGRESS,
        /** Rows are there, and the broker took none of them. */
        STUCK
    }

    void rebalance() {
        locks.rebalance();
    }

    OutboxRepository.Depth depth() {
        return table.depth();
    }

    /** Wakes the other instances where one of {@code committed}, a bit for each shard, is theirs. */
    void tellOwnersOf(int committed) {
        if (!locks.ownAll(committed)) {
            table.wakeOthers();
        }
    }

    /** Sends the first row of each aggregate and settles each by what the broker said. */
    Round relay() {
        List<OutboxRow> rows = sweep.next(locks.owned());
        if (rows.isEmpty()) {
            return Round.IDLE;
        }
        List<UUID> done = new ArrayList<>();
        boolean parked = false;
        String unsettled = "";
        for (Result result : publisher.publish(rows)) {
            switch (result) {
                case Result.Acknowledged row -> done.add(row.eventId());
                case Result.Refused row -> {
                    log.error("Event {} is parked, the broker refuses it: {}", row.eventId(), row.reason());
                    table.park(row.eventId(), row.reason());
                    parked = true;
                }
                case Result.Unsettled row -> unsettled = row.reason();
            }
        }
        table.delete(done);
        if (!done.isEmpty() || parked) {
            return Round.PROGRESS;
        }
        log.warn("The broker takes no events, {} aggregates wait: {}", rows.size(), unsettled);
        return Round.STUCK;
    }
}
