package dev.souk.order.checkout;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.saga.Saga;
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

    private final Saga saga;
    private final CheckoutLimit limit;
    private final IdGenerator ids;

    Checkout(Saga saga, CheckoutLimit limit, IdGenerator ids) {
        this.saga = saga;
        this.limit = limit;
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
        limit.require(userId);
        Order order = Order.place(ids.next(), userId, data.cart().version(), lines);
        if (!saga.start(order)) {
            throw CART_ALREADY_ORDERED.with(
                    "This version of the cart is ordered already; a changed cart can be ordered again.");
        }
        return order.id();
    }

    private static Line line(Cart.CartLine line) {
        return new Line(line.itemId(), line.name(), line.quantity(), line.priceCents());
    }
}
