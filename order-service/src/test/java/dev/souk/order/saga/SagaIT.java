package dev.souk.order.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.testing.FakeServices;
import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.TestApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceApplicationTest
class SagaIT {

    private final Shop shop;
    private final TestEvents events;
    private final TestApi api;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;

    SagaIT(Shop shop, TestEvents events, TestApi api, JdbcClient jdbc, MeterRegistry meters) {
        this.shop = shop;
        this.events = events;
        this.api = api;
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @Test
    void reservedAndPaidIsConfirmed() {
        Placed order = shop.reservedOrder();
        shop.paymentPublishes(order, "taken");

        assertPublished(order, "placed", "stock-reserved", "confirmed");
        assertThat(meters.timer("souk.saga.duration", "outcome", "confirmed").count())
                .isPositive();
        assertThat(shop.cancel(order).expect(409).problem()).isEqualTo("order-not-cancellable");
    }

    @Test
    void anOrderOutOfStockIsCancelledAtOnce() {
        Placed order = shop.order();
        shop.stockPublishes(order, "rejected");

        assertPublished(order, "placed", "cancelled");
        assertThat(shop.awaitReason(order)).isEqualTo("out-of-stock");
    }

    @Test
    void aDeclinedOrderIsCancelledWhenStockIsReleased() {
        Placed order = shop.reservedOrder();
        shop.paymentPublishes(order, "declined");
        shop.awaitStatus(order, "CANCELLING");
        shop.stockPublishes(order, "released");

        assertPublished(order, "placed", "stock-reserved", "cancelling", "cancelled");
        assertThat(shop.awaitReason(order)).isEqualTo("payment-declined");
    }

    @Test
    void aCancellationByTheUserWaitsForBothParticipantsInAnyOrder() {
        Placed order = shop.order();
        assertThat(shop.cancel(order).expect(202).json().path("status").asString())
                .isEqualTo("CANCELLING");
        shop.paymentPublishes(order, "voided");
        Awaitility.await()
                .until(() -> jdbc.sql("select payment_answered from orders where id = :id")
                        .param("id", order.id())
                        .query(Boolean.class)
                        .single());
        assertThat(shop.status(order)).isEqualTo("CANCELLING");
        assertThat(shop.cancel(order).expect(202).json().path("status").asString())
                .isEqualTo("CANCELLING");
        shop.stockPublishes(order, "released");

        assertPublished(order, "placed", "cancelling", "cancelled");
        assertThat(shop.awaitReason(order)).isEqualTo("cancelled-by-user");
        assertThat(shop.cancel(order).expect(202).json().path("status").asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void aPaymentAfterTheCancellationDoesNotEndIt() {
        Placed order = shop.reservedOrder();
        shop.cancel(order).expect(202);
        shop.paymentPublishes(order, "taken");
        shop.paymentPublishes(order, "voided");
        shop.stockPublishes(order, "released");

        assertPublished(order, "placed", "stock-reserved", "cancelling", "cancelled");
        assertThat(shop.awaitReason(order)).isEqualTo("cancelled-by-user");
    }

    @Test
    void aCancellationAcceptsNoFields() {
        Placed order = shop.order();
        var user = api.customer(order.user());
        String path = "/orders/" + order.id() + "/cancellation";

        assertThat(user.post(path, "{\"reason\":\"bored\"}").expect(400).problem())
                .isEqualTo("bad-request");
        assertThat(user.post(path, "[]").expect(400).problem()).isEqualTo("bad-request");
        assertThat(shop.status(order)).isEqualTo("PLACED");
        user.post(path, "{}").expect(202);
    }

    @Test
    void anAdminCancelsAnyOrderAndAnIdempotencyKeyIsHonoured() {
        Placed order = shop.order();
        var admin = api.admin().with("Idempotency-Key", "once");
        String first = admin.post("/orders/" + order.id() + "/cancellation", "")
                .expect(202)
                .text();

        shop.stockPublishes(order, "released");
        shop.paymentPublishes(order, "voided");
        shop.awaitStatus(order, "CANCELLED");
        assertThat(admin.post("/orders/" + order.id() + "/cancellation", "")
                        .expect(202)
                        .text())
                .isEqualTo(first);
        assertThat(api.admin()
                        .get("/admin/audit?limit=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream())
                .filteredOn(
                        row -> row.path("object").asString("").equals(order.id().toString()))
                .extracting(row -> row.path("action").asString())
                .containsExactly("order.cancel");
    }

    @Test
    void lateDuplicateAndEarlyMessagesChangeNothingAndAreCounted() {
        Placed order = shop.order();
        double unexpected = ignored("PaymentTaken", "PLACED");
        shop.paymentPublishes(order, "taken");
        Awaitility.await().until(() -> ignored("PaymentTaken", "PLACED") == unexpected + 1);

        UUID reserved = shop.stockPublishes(order, "reserved");
        shop.awaitStatus(order, "STOCK_RESERVED");
        double late = ignored("StockReserved", "STOCK_RESERVED");
        double duplicates = meters.counter("souk.inbox.duplicates").count();
        events.publish(
                reserved, "souk.stock", "dev.souk.stock.reserved.v1", order.id(), 1, Map.of("order_id", order.id()));
        shop.stockPublishes(order, "reserved");

        Awaitility.await().until(() -> ignored("StockReserved", "STOCK_RESERVED") == late + 1);
        assertThat(meters.counter("souk.inbox.duplicates").count()).isEqualTo(duplicates + 1);
        assertPublished(order, "placed", "stock-reserved");
    }

    @Test
    void aClosedAccountCancelsItsOpenOrders() {
        UUID user = shop.customerWithCart();
        Placed confirmed = shop.order(user);
        shop.stockPublishes(confirmed, "reserved");
        shop.awaitStatus(confirmed, "STOCK_RESERVED");
        shop.paymentPublishes(confirmed, "taken");
        shop.awaitStatus(confirmed, "CONFIRMED");
        FakeServices.cart(user, Shop.fullCart(4));
        Placed open = shop.order(user);
        shop.stockPublishes(open, "reserved");
        shop.awaitStatus(open, "STOCK_RESERVED");

        events.publish("souk.users", "dev.souk.account.closed.v1", user, 2, Map.of("user_id", user));

        shop.awaitStatus(open, "CANCELLING");
        shop.stockPublishes(open, "released");
        shop.paymentPublishes(open, "voided");
        assertThat(shop.awaitReason(open)).isEqualTo("account-closed");
        assertThat(shop.status(confirmed)).isEqualTo("CONFIRMED");
    }

    @Test
    void anEventOfAnUnknownOrderIsADeadLetterAndBlocksNoOther() {
        Placed unknown = new Placed(UUID.randomUUID(), UUID.randomUUID());
        shop.stockPublishes(unknown, "reserved");
        events.publish("souk.stock", "dev.souk.stock.stolen.v1", unknown.id(), 2, Map.of());
        shop.reservedOrder();

        String group = jdbc.sql("select current_database()").query(String.class).single();
        events.awaitTypes(
                "souk.stock." + group + ".dlt", unknown.id(), "dev.souk.stock.reserved.v1", "dev.souk.stock.stolen.v1");
    }

    private double ignored(String message, String state) {
        return meters.counter("souk.saga.ignored", "message", message, "state", state)
                .count();
    }

    private void assertPublished(Placed order, String... facts) {
        String[] types =
                Stream.of(facts).map(fact -> "dev.souk.order." + fact + ".v1").toArray(String[]::new);
        List<PublishedEvent> published = events.awaitTypes("souk.orders", order.id(), types);

        published.forEach(EventSchemas::assertValid);
        assertThat(published.stream().map(event -> (int) event.sequence()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, facts.length).boxed().toList());
    }
}
