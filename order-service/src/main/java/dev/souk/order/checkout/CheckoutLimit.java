package dev.souk.order.checkout;

import dev.souk.common.problem.Problems;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Limits the orders with which one user holds stock. Without it a user without money takes all pieces of an item out of
 * sale by checking out again and again: each order reserves stock until its payment is declined.
 */
@Repository
class CheckoutLimit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final CheckoutProperties properties;

    CheckoutLimit(JdbcClient jdbc, CheckoutProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Throws a problem with status 429 at the limit; concurrent checkouts may exceed it by their number. */
    void require(UUID userId) {
        if (pending(userId) >= properties.maxPending()) {
            throw Problems.TOO_MANY_REQUESTS
                    .with("Too many of your orders are not finished, or could not be paid. Try again later.")
                    .retryAfter(RETRY_AFTER);
        }
    }

    /** Among the latest 200 orders, which the index of the user's orders finds: a long history costs no more. */
    private int pending(UUID userId) {
        return jdbc.sql("""
                select count(*) from (
                    select status, reason, placed_at from orders where user_id = :user order by id desc limit 200) latest
                where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING')
                   or (reason = 'payment-declined' and placed_at > clock_timestamp() - interval '1 minute')
                """).param("user", userId).query(Integer.class).single();
    }
}
