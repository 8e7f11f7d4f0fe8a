package dev.souk.order.cancellation;

import dev.souk.order.order.OrderMessage;
import dev.souk.order.order.OrderMessage.AccountCloses;
import dev.souk.order.order.OrderMessage.DeadlinePasses;
import dev.souk.order.saga.Saga;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns orders round of which nobody asks by name. */
@Service
class Cancellations {

    private final JdbcClient jdbc;
    private final Saga saga;
    private final int batch;

    Cancellations(JdbcClient jdbc, Saga saga, SweepProperties properties) {
        this.jdbc = jdbc;
        this.saga = saga;
        this.batch = properties.batch();
    }

    /** One batch of overdue orders. Rows that another instance is just working on are left to it. */
    @Transactional
    public int deadlinePasses() {
        List<UUID> overdue =
                jdbc.sql("""
                select id from orders
                where status in ('PLACED', 'STOCK_RESERVED') and deadline < clock_timestamp()
                order by deadline limit :limit
                for update skip locked
                """).param("limit", batch).query(UUID.class).list();
        return tell(overdue, new DeadlinePasses());
    }

    /**
     * Everything of this user that can still turn round, batch by batch. An order that is placed in the same moment is
     * missed here and declined by the wallet instead.
     */
    @Transactional
    public void accountCloses(UUID userId) {
        int turned;
        do {
            List<UUID> open = jdbc.sql("""
                    select id from orders
                    where user_id = :user and status in ('PLACED', 'STOCK_RESERVED')
                    order by id limit :limit
                    for update
                    """)
                    .param("user", userId)
                    .param("limit", batch)
                    .query(UUID.class)
                    .list();
            turned = tell(open, new AccountCloses());
        } while (turned == batch);
    }

    private int tell(List<UUID> orders, OrderMessage message) {
        orders.forEach(order -> saga.tell(order, message));
        return orders.size();
    }
}
