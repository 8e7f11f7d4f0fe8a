package dev.souk.order.checkout;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.problem.Problem;
import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.saga.Saga;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** From a cart to an order. */
@Service
class Checkout {

    private static final Problem CART_EMPTY = new Problem("cart-empty", "The cart is empty", HttpStatus.CONFLICT);
    private static final Problem CART_ALREADY_ORDERED =
            new Problem("cart-already-ordered", "The cart has been ordered", HttpStatus.CONFLICT);
    private static final Problem ACCOUNT_CLOSED =
            new Problem("account-closed", "The account is closed", HttpStatus.CONFLICT);

    private final Carts carts;
    private final Accounts accounts;
    private final Saga saga;
    private final IdGenerator ids;
    private final ContextSnapshotFactory trace =
            ContextSnapshotFactory.builder().build();

    Checkout(Carts carts, Accounts accounts, Saga saga, IdGenerator ids) {
        this.carts = carts;
        this.accounts = accounts;
        this.saga = saga;
        this.ids = ids;
    }

    /** What checkout goes by: the cart and the account as they were a moment ago. */
    record Seen(Cart cart, Account account) {}

    /** Asks both services at the same time, in the caller's trace; to be done outside any transaction. */
    Seen look(String token) {
        Future<Cart> cart;
        Future<Account> account;
        try (var calls = ContextExecutorService.wrap(Executors.newVirtualThreadPerTaskExecutor(), trace::captureAll)) {
            cart = calls.submit(() -> carts.of(token));
            account = calls.submit(() -> accounts.of(token));
        } // leaving waits for both; each call has its own limit
        return new Seen(answer(cart), answer(account));
    }

    /** Places the order, with the prices that were seen; to be done in the transaction that answers the request. */
    UUID place(UUID userId, Seen seen) {
        if (!seen.account().isActive()) {
            throw ACCOUNT_CLOSED.with("Orders need an open account.");
        }
        List<Line> lines = seen.cart().toOrderLines();
        if (lines.isEmpty()) {
            throw CART_EMPTY.with("Put something into the cart first.");
        }
        Order order = Order.place(ids.next(), userId, seen.cart().version(), lines);
        if (!saga.begin(order)) {
            throw CART_ALREADY_ORDERED.with("This very cart is ordered already; a changed one can be ordered again.");
        }
        return order.id();
    }

    private static <T> T answer(Future<T> call) {
        return switch (call.state()) {
            case SUCCESS -> call.resultNow();
            case FAILED ->
                throw call.exceptionNow() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(call.exceptionNow());
            case RUNNING, CANCELLED -> throw new IllegalStateException("Nobody cancels a call, and both have ended");
        };
    }
}
