package dev.souk.order.stream;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sends PostgreSQL notifications of changed orders. */
@Repository
class OrderNotificationRepository {

    private final JdbcClient jdbc;

    OrderNotificationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notifies of all {@code orders} in one transaction. */
    void notifyOf(List<UUID> orders) {
        jdbc.sql("select pg_notify(:channel, id::text)::text from unnest(:ids) as id")
                .param("channel", OrderChangeListener.CHANNEL)
                .param("ids", orders.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }
}
