package dev.souk.order.cancellation;

import dev.souk.common.event.InboundEvent;
import dev.souk.order.domain.OrderMessage.AccountCloses;
import dev.souk.order.saga.OrderMessageLog;
import dev.souk.order.saga.Saga;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns the orders of users round who have left. */
@Service
class ClosedAccountHandler {

    private final JdbcClient jdbc;
    private final Saga saga;
    private final OrderMessageLog messages;
    private final int batch;

    ClosedAccountHandler(JdbcClient jdbc, Saga saga, OrderMessageLog messages, CancellationProperties properties) {
        this.jdbc = jdbc;
        this.saga = saga;
        this.messages = messages;
        this.batch = properties.batch();
    }

    /**
     * Everything of this user that can still turn round, batch by batch. An order that is placed in the same moment is
     * missed here and declined by the wallet instead.
     *
     * @param news the event that told of it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(UUID userId, InboundEvent news) {
        List<UUID> open;
        do {
            open = lockSome(userId);
            open.forEach(order -> saga.tell(order, new AccountCloses())
                    .ifPresent(outcome -> messages.received(news, order, outcome)));
        } while (open.size() == batch);
    }

    private List<UUID> lockSome(UUID userId) {
        return jdbc.sql("""
                select id from orders
                where user_id = :user and status in ('PLACED', 'STOCK_RESERVED')
                order by id limit :limit
                for update
                """)
                .param("user", userId)
                .param("limit", batch)
                .query(UUID.class)
                .list();
    }
}
