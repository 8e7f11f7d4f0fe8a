package dev.souk.order.checkout;

import dev.souk.common.problem.Problems;
import dev.souk.order.query.OpenOrderRepository;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Limits the orders with which one user holds stock. Without it a user without money takes all pieces of an item out of
 * sale by checking out again and again: each order reserves stock until its payment is declined, or it is cancelled.
 */
@Component
class CheckoutLimit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final OpenOrderRepository orders;
    private final CheckoutProperties properties;

    CheckoutLimit(OpenOrderRepository orders, CheckoutProperties properties) {
        this.orders = orders;
        this.properties = properties;
    }

    /** Throws a problem with status 429 at the limit; concurrent checkouts may exceed it by their number. */
    void require(UUID userId) {
        if (orders.countPending(userId) >= properties.maxPending()) {
            throw Problems.TOO_MANY_REQUESTS
                    .with("Too many of your orders are not finished, or could not be paid. Try again later.")
                    .retryAfter(RETRY_AFTER);
        }
    }
}
