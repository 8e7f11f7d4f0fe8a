package dev.souk.order.cancellation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders that had their time, by the database's clock: that of an instance may be wrong, or have stood still. */
@Repository
class OverdueOrders {

    private static final String OVERDUE = " status in ('PLACED', 'STOCK_RESERVED') and deadline < clock_timestamp() ";

    private final JdbcClient jdbc;

    OverdueOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An order's place in the order of looking.
     *
     * @param deadline by the database's clock, to the microsecond
     */
    record Overdue(OffsetDateTime deadline, UUID id) {

        static final Overdue NONE =
                new Overdue(OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), new UUID(0, 0));
    }

    /** The longest overdue behind {@code last}; others may see the same ones. */
    List<Overdue> some(Overdue last, int limit) {
        return jdbc.sql("select deadline, id from orders where" + OVERDUE
                        + "and (deadline, id) > (:deadline, :id) order by deadline, id limit :limit")
                .param("deadline", last.deadline())
                .param("id", last.id())
                .param("limit", limit)
                .query(Overdue.class)
                .list();
    }

    /** Takes one for this transaction; false where it is no longer overdue, or somebody is just working on it. */
    boolean claim(UUID id) {
        return jdbc.sql("select id from orders where id = :id and" + OVERDUE + "for update skip locked")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }
}
