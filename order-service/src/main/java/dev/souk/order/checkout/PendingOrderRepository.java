package dev.souk.order.checkout;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the orders with which a user holds stock, or has just done so. */
@Repository
class PendingOrderRepository {

    private final JdbcClient jdbc;

    PendingOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Orders that are not finished, or of the last minute and declined for want of money or cancelled by the user,
     * among the latest 200: the index of the user's orders finds these, and a long history costs no more.
     */
    int count(UUID userId) {
        return jdbc.sql("""
                select count(*) from (
                    select status, reason, placed_at from orders where user_id = :user order by id desc limit 200) latest
                where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING')
                   or (reason in ('payment-declined', 'cancelled-by-user') and placed_at > clock_timestamp() - interval '1 minute')
                """).param("user", userId).query(Integer.class).single();
    }
}
