package dev.souk.order.cancellation;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds and locks orders that can still be cancelled. Deadlines are by the database's clock. */
@Repository
class CancellableOrderRepository {

    private static final String OVERDUE =
            " status in ('PLACED', 'STOCK_RESERVED') and deadline < statement_timestamp() ";
    static final String PAGE = "select deadline, id from orders where" + OVERDUE
            + "and (deadline, id) > (:deadline, :id) order by deadline, id limit :limit";

    private final JdbcClient jdbc;

    CancellableOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The orders whose deadline has passed, the longest overdue first, after {@code last}. Locks none. */
    List<OverdueOrder> findOverdue(OverdueOrder last, int limit) {
        return jdbc.sql(PAGE)
                .param("deadline", last.deadline())
                .param("id", last.id())
                .param("limit", limit)
                .query(OverdueOrder.class)
                .list();
    }

    /** Locks an overdue order; false if it is not overdue any more, or another transaction has locked it. */
    boolean lockOverdue(UUID id) {
        return jdbc.sql("select id from orders where id = :id and" + OVERDUE + "for update skip locked")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Locks orders of a user, at most {@code limit}. */
    List<UUID> lockOrdersOf(UUID userId, int limit) {
        return jdbc.sql("""
                select id from orders
                where user_id = :user and status in ('PLACED', 'STOCK_RESERVED')
                order by id limit :limit
                for update
                """)
                .param("user", userId)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
