package dev.souk.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.query.OpenOrderRepository;
import dev.souk.order.testing.FakeServices;
import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@OrderServiceApplicationTest
class CheckoutIT {

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Shop shop;
    private final TestApi api;
    private final TestEvents events;
    private final JdbcClient jdbc;
    private final OpenOrderRepository openOrders;
    private final TransactionOperations transaction;

    CheckoutIT(
            Shop shop,
            TestApi api,
            TestEvents events,
            JdbcClient jdbc,
            OpenOrderRepository openOrders,
            TransactionOperations transaction) {
        this.shop = shop;
        this.api = api;
        this.events = events;
        this.jdbc = jdbc;
        this.openOrders = openOrders;
        this.transaction = transaction;
    }

    @Test
    void aCartBecomesAnOrderWithItsCurrentPrices() {
        UUID user = shop.customerWithCart();
        ApiResponse response = shop.withKey(user).post("/orders", "{}").expect(202);

        JsonNode order = response.json();
        assertThat(response.header("Location"))
                .hasValue("/orders/" + order.path("id").asString());
        assertThat(order.path("user_id").asString()).isEqualTo(user.toString());
        assertThat(order.path("status").asString()).isEqualTo("PLACED");
        assertThat(order.path("reason").isNull()).isTrue();
        assertThat(order.path("total_cents").asLong()).isEqualTo(2999);
        assertThat(order.path("lines").path(0).toString())
                .isEqualTo("{\"item_id\":\"0192f0bf-0001-7000-8000-000000000001\",\"name\":\"Tea\","
                        + "\"quantity\":2,\"price_cents\":1250}");
        assertThat(order.path("history").path(0).path("at").asString()).endsWith("Z");
    }

    @Test
    void theAnswerIsTheOrderAsAReadShowsIt() {
        UUID user = shop.customerWithCart();
        ApiResponse response = shop.withKey(user).post("/orders", "{}").expect(202);

        assertThat(response.json())
                .isEqualTo(api.customer(user)
                        .get(response.header("Location").orElseThrow())
                        .expect(200)
                        .json());
    }

    @Test
    void aUserHoldsStockWithALimitedNumberOfPendingOrders() {
        UUID user = shop.customerWithCart();
        Placed first = pendingOrders(user);

        ApiResponse rejected = shop.withKey(user).post("/orders", "{}").expect(429);
        assertThat(rejected.problem()).isEqualTo("too-many-requests");
        assertThat(rejected.header("Retry-After")).hasValue("10");
        shop.order();

        shop.stockPublishes(first, "rejected");
        shop.awaitReason(first);
        shop.withKey(user).post("/orders", "{}").expect(202);
    }

    @Test
    void anOrderThatCouldNotBePaidCountsForAMinute() {
        UUID user = shop.customerWithCart();
        Placed first = pendingOrders(user);
        shop.stockPublishes(first, "reserved");
        shop.awaitStatus(first, "STOCK_RESERVED");
        shop.paymentPublishes(first, "declined");
        shop.awaitStatus(first, "CANCELLING");
        shop.stockPublishes(first, "released");
        assertThat(shop.awaitReason(first)).isEqualTo("payment-declined");

        shop.withKey(user).post("/orders", "{}").expect(429);
    }

    @Test
    void anOrderThatItsUserCancelsCountsForAMinuteToo() {
        UUID user = shop.customerWithCart();
        Placed first = pendingOrders(user);
        shop.cancel(first).expect(202);
        shop.paymentPublishes(first, "voided");
        shop.stockPublishes(first, "released");
        assertThat(shop.awaitReason(first)).isEqualTo("cancelled-by-user");

        shop.withKey(user).post("/orders", "{}").expect(429);
    }

    @Test
    void aMinuteLaterAnOrderThatItsUserCancelledDoesNotCount() {
        UUID user = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            change("""
                    insert into orders (id, user_id, cart_version, total_cents, status, version, placed_at, deadline)
                    values (gen_random_uuid(), :user, 1, 0, 'PLACED', 1, now() - interval '61 seconds', now())
                    """, user);
            change(
                    "update orders set status = 'CANCELLING', reason = 'cancelled-by-user', version = 2,"
                            + " stock_answered = true where user_id = :user",
                    user);
            assertThat(openOrders.countPending(user)).isEqualTo(1);
            change(
                    "update orders set status = 'CANCELLED', version = 3, stock_answered = false where user_id = :user",
                    user);
            assertThat(openOrders.countPending(user)).isZero();
        });
    }

    private void change(String sql, UUID user) {
        jdbc.sql(sql).param("user", user).update();
    }

    /** As many as a user may have, each of another version of the cart; returns the first one. */
    private Placed pendingOrders(UUID user) {
        List<Placed> orders = IntStream.rangeClosed(4, 23)
                .mapToObj(version -> {
                    FakeServices.cart(user, Shop.fullCart(version));
                    return shop.order(user);
                })
                .toList();
        FakeServices.cart(user, Shop.fullCart(24));
        return orders.getFirst();
    }

    @Test
    void theEventIsPublishedAsItsSchemaSays() {
        var order = shop.order();
        var placed = events.awaitTypes("souk.orders", order.id(), "dev.souk.order.placed.v1")
                .getFirst();

        EventSchemas.assertValid(placed);
        assertThat(placed.sequence()).isEqualTo(1);
        assertThat(placed.data().path("cart_version").asInt()).isEqualTo(3);
    }

    @Test
    void otherServicesAreCalledWithTheCallersTokenAndInTheSameTrace() {
        UUID user = shop.customerWithCart();
        ApiResponse response = shop.withKey(user).post("/orders", "{}").expect(202);

        assertThat(FakeServices.seen(user).getFirst("Authorization")).startsWith("Bearer ey");
        assertThat(FakeServices.seen(user).getFirst("traceparent"))
                .contains(response.header("X-Trace-Id").orElseThrow());
    }

    @Test
    void otherServicesLearnForHowLongTheCallerStillWaits() {
        UUID user = shop.customerWithCart();

        shop.withKey(user)
                .with("Request-Timeout-Ms", "20000")
                .post("/orders", "{}")
                .expect(202);
        assertThat(timeoutSent(user)).isBetween(1, 3_000); // the time limit of the call

        shop.withKey(user).with("Request-Timeout-Ms", "2500").post("/orders", "{}");
        assertThat(timeoutSent(user)).isLessThanOrEqualTo(2_500);
    }

    @Test
    void noOtherServiceIsCalledForACallerWhoseTimeIsOver() {
        UUID user = shop.customerWithCart();
        ApiClient client = shop.withKey(user);

        client.with("Request-Timeout-Ms", "0").post("/orders", "{}").expect(503);

        assertThat(FakeServices.wasCalledFor(user)).isFalse();
        client.post("/orders", "{}").expect(202); // the same key: a 503 is not stored
    }

    @Test
    void oneKeyIsOneOrderAndOneAnswer() {
        ApiClient client = shop.withKey(shop.customerWithCart());
        ApiResponse first = client.post("/orders", "{}").expect(202);
        ApiResponse again = client.post("/orders", "{}").expect(202);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(client.post("/orders", "{ }").expect(422).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void manyAtOnceWithOneKeyAreOneOrder() {
        UUID user = shop.customerWithCart();
        ApiClient client = shop.withKey(user);
        List<Integer> responses = IntStream.range(0, 10)
                .mapToObj(call -> CompletableFuture.supplyAsync(
                        () -> client.post("/orders", "{}").status(), THREADS))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(responses).contains(202).isSubsetOf(202, 409);
        assertThat(ordersOf(user)).isEqualTo(1);
    }

    @Test
    void aVersionOfACartIsOrderedOnceUnlessTheOrderIsCancelled() {
        UUID user = shop.customerWithCart();
        var order = shop.order(user);
        assertThat(shop.withKey(user).post("/orders", "{}").expect(409).problem())
                .isEqualTo("cart-already-ordered");

        shop.stockPublishes(order, "rejected");
        shop.awaitStatus(order, "CANCELLED");
        shop.withKey(user).post("/orders", "{}").expect(202);
    }

    @Test
    void anEmptyCartIsRejectedAndTheAnswerIsStored() {
        UUID user = UUID.randomUUID();
        ApiClient client = shop.withKey(user);
        assertThat(client.post("/orders", "{}").expect(409).problem()).isEqualTo("cart-empty");

        FakeServices.cart(user, Shop.fullCart(1));
        assertThat(client.post("/orders", "{}").expect(409).header("Idempotent-Replayed"))
                .hasValue("true");
        assertThat(ordersOf(user)).isZero();
    }

    @Test
    void aClosedAccountOrdersNothing() {
        UUID closed = shop.customerWithCart();
        FakeServices.account(closed, new FakeServices.Reply(200, "{\"status\":\"CLOSED\"}", () -> {}));
        assertThat(shop.withKey(closed).post("/orders", "{}").expect(409).problem())
                .isEqualTo("account-closed");

        UUID erased = shop.customerWithCart();
        FakeServices.account(erased, new FakeServices.Reply(404, "{}", () -> {}));
        assertThat(shop.withKey(erased).post("/orders", "{}").expect(409).problem())
                .isEqualTo("account-closed");
    }

    @Test
    void anEmptyBodyIsAccepted() {
        shop.withKey(shop.customerWithCart()).post("/orders", "").expect(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"item\":1}", "[]", "7", "{", "{} {}"})
    void aBodyWithContentIsRejected(String body) {
        UUID user = shop.customerWithCart();
        assertThat(shop.withKey(user).post("/orders", body).expect(400).problem())
                .isEqualTo("bad-request");
        assertThat(ordersOf(user)).isZero();
    }

    @Test
    void aKeyAndATokenAreRequired() {
        UUID user = shop.customerWithCart();
        assertThat(api.customer(user).post("/orders", "{}").expect(400).problem())
                .isEqualTo("idempotency-key-missing");
        assertThat(api.anonymous().post("/orders", "{}").expect(401).problem()).isEqualTo("unauthorized");
    }

    private static int timeoutSent(UUID user) {
        return Integer.parseInt(FakeServices.seen(user).getFirst("Request-Timeout-Ms"));
    }

    private long ordersOf(UUID user) {
        return jdbc.sql("select count(*) from orders where user_id = :user")
                .param("user", user)
                .query(Long.class)
                .single();
    }
}
