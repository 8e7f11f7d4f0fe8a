package dev.souk.order.testing;

import dev.souk.order.testing.FakeServices.Reply;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Test fixture: customers with a cart, orders, and the events of the participants. */
@Lazy
public class Shop {

    private static final String STOCK = "souk.stock";
    private static final String PAYMENTS = "souk.payments";

    private final TestApi api;
    private final TestEvents events;
    private final JdbcClient jdbc;

    Shop(TestApi api, TestEvents events, JdbcClient jdbc) {
        this.api = api;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** A customer whose cart has two items, 2 at 12.50 and 1 at 4.99, and version 3. */
    public UUID customerWithCart() {
        UUID user = UUID.randomUUID();
        FakeServices.cart(user, fullCart(3));
        return user;
    }

    /** The response of cart-service with that cart. */
    public static Reply fullCart(long version) {
        return new Reply(200, """
                {"lines":[{"item_id":"0192f0bf-0001-7000-8000-000000000001","name":"Tea",
                           "quantity":2,"price_cents":1250},
                          {"item_id":"0192f0bf-0002-7000-8000-000000000002","name":"Pot",
                           "quantity":1,"price_cents":499}],
                 "total_cents":2999,"version":%d,"note":"not known here"}""".formatted(version), () -> {});
    }

    /** The caller with a new key on each call of this method. */
    public ApiClient withKey(UUID user) {
        return api.customer(user).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** An order of a new customer, just placed. */
    public Placed order() {
        return order(customerWithCart());
    }

    /** An order of {@code user}, just placed. */
    public Placed order(UUID user) {
        ApiResponse response = withKey(user).post("/orders", "{}").expect(202);
        return new Placed(UUID.fromString(response.json().path("id").asString()), user);
    }

    /** An order of a new customer, for which stock is reserved. */
    public Placed reservedOrder() {
        Placed order = order();
        stockPublishes(order, "reserved");
        awaitStatus(order, "STOCK_RESERVED");
        return order;
    }

    /** An order and its user. */
    public record Placed(UUID id, UUID user) {}

    public UUID stockPublishes(Placed order, String event) {
        return events.publish(STOCK, "dev.souk.stock." + event + ".v1", order.id(), 1, Map.of("order_id", order.id()));
    }

    public UUID paymentPublishes(Placed order, String event) {
        return events.publish(
                PAYMENTS, "dev.souk.payment." + event + ".v1", order.id(), 1, Map.of("order_id", order.id()));
    }

    public ApiResponse cancel(Placed order) {
        return api.customer(order.user()).post("/orders/" + order.id() + "/cancellation", "");
    }

    /** Waits until the order has this status. */
    public void awaitStatus(Placed order, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> Assertions.assertThat(status(order)).isEqualTo(status));
    }

    public String status(Placed order) {
        return jdbc.sql("select status from orders where id = :id")
                .param("id", order.id())
                .query(String.class)
                .single();
    }

    /** Waits until the order is CANCELLED; returns the reason. */
    public String awaitReason(Placed order) {
        awaitStatus(order, "CANCELLED");
        return jdbc.sql("select reason from orders where id = :id")
                .param("id", order.id())
                .query(String.class)
                .single();
    }
}
