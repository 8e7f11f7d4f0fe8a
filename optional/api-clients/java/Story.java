import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.client.cart.api.CartApi;
import dev.souk.client.cart.api.ItemsApi;
import dev.souk.client.cart.model.ItemView;
import dev.souk.client.cart.model.LineRequest;
import dev.souk.client.order.api.OrdersApi;
import dev.souk.client.order.model.Order;
import dev.souk.client.order.model.Problem;
import dev.souk.client.user.api.SessionsApi;
import dev.souk.client.user.api.UsersApi;
import dev.souk.client.user.api.WalletApi;
import dev.souk.client.user.model.DepositRequest;
import dev.souk.client.user.model.LoginRequest;
import dev.souk.client.user.model.RegisterRequest;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;

/** Orders twice with clients that were generated from the API descriptions. The wallet pays for the first order only. */
public final class Story {

    private static final String PASSWORD = "correct horse battery";

    private final dev.souk.client.user.ApiClient userService = new dev.souk.client.user.ApiClient();
    private final dev.souk.client.cart.ApiClient cartService = new dev.souk.client.cart.ApiClient();
    private final dev.souk.client.order.ApiClient orderService = new dev.souk.client.order.ApiClient();
    private final CartApi cart;
    private final OrdersApi orders;
    private String token = "";

    private Story(String gateway) {
        userService.updateBaseUri(gateway);
        userService.setRequestInterceptor(this::authorize);
        cartService.updateBaseUri(gateway);
        cartService.setRequestInterceptor(this::authorize);
        orderService.updateBaseUri(gateway);
        orderService.setRequestInterceptor(this::authorize);
        cart = new CartApi(cartService);
        orders = new OrdersApi(orderService);
    }

    public static void main(String[] arguments) throws Exception {
        new Story(arguments[0]).play();
    }

    private void play() throws Exception {
        register();
        var wallet = new WalletApi(userService);
        ItemView item = new ItemsApi(cartService).listItems(null, 1, null, null).getItems().getFirst();
        wallet.deposit(newKey(), new DepositRequest().amountCents(item.getPriceCents().longValue()));
        assertProblems(item.getId());

        Order paid = order(item.getId());
        assertThat(paid.getStatus()).isEqualTo(Order.StatusEnum.CONFIRMED);
        assertThat(wallet.getWallet().getBalanceCents()).isZero();
        // The ordered pieces are removed from the cart a moment after the order is confirmed.
        await().until(() -> cart.getCart(null).getLines().isEmpty());

        Order unpaid = order(item.getId());
        assertThat(unpaid.getStatus()).isEqualTo(Order.StatusEnum.CANCELLED);
        assertThat(unpaid.getReason()).isEqualTo(Order.ReasonEnum.PAYMENT_DECLINED);
        System.out.printf("%s, %s %s%n", paid.getStatus(), unpaid.getStatus(), unpaid.getReason());
    }

    private void register() throws Exception {
        String email = "java-%s@souk.example".formatted(UUID.randomUUID());
        new UsersApi(userService)
                .registerUser(new RegisterRequest().email(email).name("Ada").password(PASSWORD), null);
        var login = new LoginRequest().email(email).password(PASSWORD);
        token = new SessionsApi(userService).logIn(login).getAccessToken();
    }

    private Order order(UUID item) throws Exception {
        cart.addToCart(new LineRequest().itemId(item).quantity(1), null, null);
        UUID id = orders.checkOut(newKey(), Map.of()).getId();
        return await().until(() -> orders.getOrder(id), Story::isFinal);
    }

    private static boolean isFinal(Order order) {
        return order.getStatus() == Order.StatusEnum.CONFIRMED || order.getStatus() == Order.StatusEnum.CANCELLED;
    }

    private void assertProblems(UUID item) {
        var empty = catchThrowableOfType(
                dev.souk.client.order.ApiException.class, () -> orders.checkOut(newKey(), Map.of()));
        assertThat(problem(empty.getResponseBody()).getType()).isEqualTo("/problems/cart-empty");

        var tooFew = catchThrowableOfType(
                dev.souk.client.cart.ApiException.class,
                () -> cart.addToCart(new LineRequest().itemId(item).quantity(0), null, null));
        Problem problem = problem(tooFew.getResponseBody());
        assertThat(problem.getType()).isEqualTo("/problems/validation-failed");
        assertThat(problem.getErrors().getFirst().getField()).isEqualTo("quantity");
    }

    private Problem problem(String body) {
        return orderService.getObjectMapper().readValue(body, Problem.class);
    }

    private void authorize(HttpRequest.Builder request) {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
