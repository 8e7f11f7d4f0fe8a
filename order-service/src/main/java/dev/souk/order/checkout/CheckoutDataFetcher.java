package dev.souk.order.checkout;

import dev.souk.order.remote.ResilientCalls;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Reads the cart and the account from their services, in parallel. {@code spring.http.serviceclient} has the settings
 * of each client's group.
 */
@Component
@ImportHttpServices(group = "cart-service", types = CartServiceClient.class)
@ImportHttpServices(group = "user-service", types = UserServiceClient.class)
class CheckoutDataFetcher {

    private static final String BEARER = "Bearer ";

    private final CartServiceClient cartService;
    private final UserServiceClient userService;
    private final ResilientCalls calls;
    private final ContextSnapshotFactory callerContext =
            ContextSnapshotFactory.builder().build();

    CheckoutDataFetcher(CartServiceClient cartService, UserServiceClient userService, ResilientCalls calls) {
        this.cartService = cartService;
        this.userService = userService;
        this.calls = calls;
    }

    /**
     * Calls both services with the caller's own token, trace and deadline, outside any transaction. Ends the request
     * with 503 if one of them cannot answer.
     */
    CheckoutData fetch(String token) {
        Future<Cart> cart;
        Future<Account> account;
        try (var threads =
                ContextExecutorService.wrap(Executors.newVirtualThreadPerTaskExecutor(), callerContext::captureAll)) {
            cart = threads.submit(() -> calls.call("cart-service", () -> cartService.cart(BEARER + token)));
            account = threads.submit(() -> calls.call("user-service", () -> account(BEARER + token)));
        } // closing waits for both; each call has its own time-out
        return new CheckoutData(result(cart), result(account));
    }

    /** An account that does not exist any more is closed. A 403 says nothing about the account. */
    private @Nullable Account account(String authorization) {
        try {
            return userService.account(authorization);
        } catch (HttpClientErrorException.NotFound erased) {
            return new Account("CLOSED");
        }
    }

    private static <T> T result(Future<T> call) {
        if (call.state() == Future.State.FAILED) {
            throw call.exceptionNow() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(call.exceptionNow());
        }
        return call.resultNow();
    }
}
