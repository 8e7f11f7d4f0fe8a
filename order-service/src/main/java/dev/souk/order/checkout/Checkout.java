package dev.souk.order.checkout;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.query.OpenOrderRepository;
import dev.souk.order.saga.Saga;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Turns a cart into an order. */
@Service
class Checkout {

    private static final Problem CART_EMPTY = new Problem("cart-empty", "The cart is empty", HttpStatus.CONFLICT);
    private static final Problem CART_ALREADY_ORDERED =
            new Problem("cart-already-ordered", "The cart has been ordered", HttpStatus.CONFLICT);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Saga saga;
    private final OpenOrderRepository openOrders;
    private final CheckoutProperties properties;
    private final IdGenerator ids;

    Checkout(Saga saga, OpenOrderRepository openOrders, CheckoutProperties properties, IdGenerator ids) {
        this.saga = saga;
        this.openOrders = openOrders;
        this.properties = properties;
        this.ids = ids;
    }

    /** Places the order with the fetched prices, in the transaction that stores the response to the request. */
    UUID place(UUID userId, CheckoutData data) {
        if (!data.account().isActive()) {
            throw Problems.ACCOUNT_CLOSED.with("Orders need an open account.");
        }
        List<Line> lines = data.cart().lines().stream().map(Checkout::line).toList();
        if (lines.isEmpty()) {
            throw CART_EMPTY.with("Put an item into the cart first.");
        }
        requireFewPending(userId);
        Order order = Order.place(ids.next(), userId, data.cart().version(), lines);
        if (!saga.start(order)) {
            throw CART_ALREADY_ORDERED.with(
                    "This version of the cart is ordered already; a changed cart can be ordered again.");
        }
        return order.id();
    }

    /**
     * Limits the orders with which one user holds stock; concurrent checkouts may exceed the limit by their number.
     * Without it a user without money takes all pieces of an item out of sale by checking out again and again: each
     * order reserves stock until its payment is declined, or it is cancelled.
     */
    private void requireFewPending(UUID userId) {
        if (openOrders.countPending(userId) >= properties.maxPending()) {
            throw Problems.TOO_MANY_REQUESTS
                    .with("Too many of your orders are not finished, or could not be paid. Try again later.")
                    .retryAfter(RETRY_AFTER);
        }
    }

    private static Line line(Cart.CartLine line) {
        return new Line(line.itemId(), line.name(), line.quantity(), line.priceCents());
    }
}
