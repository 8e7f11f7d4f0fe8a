package dev.souk.order.cancellation;

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

    /** The longest overdue; others may see the same ones. */
    List<UUID> some(int limit) {
        return jdbc.sql("select id from orders where" + OVERDUE + "order by deadline limit :limit")
                .param("limit", limit)
                .query(UUID.class)
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
