package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SoukTest
class PaymentIT {

    private static final String RESERVED = "dev.souk.order.stock-reserved.v1";
    private static final String CANCELLING = "dev.souk.order.cancelling.v1";
    private static final String TAKEN = "dev.souk.payment.taken.v1";
    private static final String DECLINED = "dev.souk.payment.declined.v1";
    private static final String VOIDED = "dev.souk.payment.voided.v1";

    private final TestApi api;
    private final TestEvents events;
    private final JdbcClient jdbc;
    private final UUID order = UUID.randomUUID();

    PaymentIT(TestApi api, TestEvents events, JdbcClient jdbc) {
        this.api = api;
        this.events = events;
        this.jdbc = jdbc;
    }

    @Test
    void aReservedOrderIsPaid() {
        TestCustomer customer = TestCustomer.withMoney(api, 1_000);

        reserved(customer, 400);

        JsonNode taken = answers(TAKEN).getFirst().data();
        assertThat(taken.path("order_id").asString()).isEqualTo(order.toString());
        assertThat(taken.path("user_id").asString()).isEqualTo(customer.id().toString());
        assertThat(taken.path("amount_cents").asLong()).isEqualTo(400);
        assertThat(customer.balance()).isEqualTo(600);
        assertThat(newestEntry(customer).path("kind").asString()).isEqualTo("payment");
        assertThat(newestEntry(customer).path("amount_cents").asLong()).isEqualTo(-400);
        assertThat(newestEntry(customer).path("order_id").asString()).isEqualTo(order.toString());
    }

    @Test
    void anOrderOfTheWholeBalanceLeavesNothing() {
        TestCustomer customer = TestCustomer.withMoney(api, 400);

        reserved(customer, 400);

        answers(TAKEN);
        assertThat(customer.balance()).isZero();
    }

    @Test
    void anOrderOfZeroIsTakenWithoutAPosting() {
        TestCustomer customer = TestCustomer.register(api);

        reserved(customer, 0);
        cancelling(customer);

        assertThat(refunded(answers(TAKEN, VOIDED))).isZero();
        assertThat(customer.client().get("/wallet/entries").json().path("items").isEmpty())
                .isTrue();
    }

    @Test
    void anOrderAboveTheBalanceIsDeclined() {
        TestCustomer customer = TestCustomer.withMoney(api, 399);

        reserved(customer, 400);

        assertThat(answers(DECLINED).getFirst().data().path("reason").asString())
                .isEqualTo("insufficient-funds");
        assertThat(customer.balance()).isEqualTo(399);
    }

    @Test
    void aClosedAccountPaysNothing() {
        TestCustomer customer = TestCustomer.withMoney(api, 1_000);
        customer.close();

        reserved(customer, 400);

        assertThat(answers(DECLINED).getFirst().data().path("reason").asString())
                .isEqualTo("account-closed");
        assertThat(customer.balance()).isEqualTo(1_000);
    }

    @Test
    void aPaymentForACancelledOrderIsRefunded() {
        TestCustomer customer = TestCustomer.withMoney(api, 1_000);

        reserved(customer, 400);
        cancelling(customer);

        assertThat(refunded(answers(TAKEN, VOIDED))).isEqualTo(400);
        assertThat(customer.balance()).isEqualTo(1_000);
        assertThat(newestEntry(customer).path("kind").asString()).isEqualTo("refund");
    }

    @Test
    void aRefundReachesAClosedAccount() {
        TestCustomer customer = TestCustomer.withMoney(api, 1_000);
        reserved(customer, 400);
        answers(TAKEN);
        customer.close();

        cancelling(customer);

        answers(TAKEN, VOIDED);
        assertThat(customer.balance()).isEqualTo(1_000);
    }

    @Test
    void aDeclinedOrderIsVoidedOnceItIsCancelled() {
        TestCustomer customer = TestCustomer.register(api);

        reserved(customer, 400);
        cancelling(customer);

        assertThat(refunded(answers(DECLINED, VOIDED))).isZero();
    }

    @Test
    void aCancellationThatComesFirstLeavesATombstoneForTheLateRequest() {
        TestCustomer customer = TestCustomer.withMoney(api, 1_000);

        cancelling(customer);
        awaitProcessed(reserved(customer, 400));

        assertThat(refunded(answers(VOIDED))).isZero();
        assertThat(customer.balance()).isEqualTo(1_000);
    }

    @Test
    void aRepeatedEventDoesNothing() {
        TestCustomer customer = TestCustomer.withMoney(api, 1_000);
        UUID event = UUID.randomUUID();
        for (int delivery = 0; delivery < 3; delivery++) {
            events.publish(event, "souk.orders", RESERVED, order, 2, reservation(customer, 400));
        }
        awaitProcessed(reserved(customer, 400));

        answers(TAKEN);
        assertThat(customer.balance()).isEqualTo(600);
    }

    @Test
    void aRepeatedRequestInAnotherEventDoesNothing() {
        TestCustomer customer = TestCustomer.withMoney(api, 1_000);
        for (int delivery = 0; delivery < 3; delivery++) {
            reserved(customer, 400);
        }
        for (int delivery = 0; delivery < 3; delivery++) {
            cancelling(customer);
        }
        awaitProcessed(reserved(customer, 400));

        assertThat(refunded(answers(TAKEN, VOIDED))).isEqualTo(400);
        assertThat(customer.balance()).isEqualTo(1_000);
    }

    private UUID reserved(TestCustomer customer, long cents) {
        return events.publish("souk.orders", RESERVED, order, 2, reservation(customer, cents));
    }

    private Map<String, Object> reservation(TestCustomer customer, long cents) {
        return Map.of("order_id", order, "user_id", customer.id(), "total_cents", cents);
    }

    private void cancelling(TestCustomer customer) {
        events.publish(
                "souk.orders",
                CANCELLING,
                order,
                3,
                Map.of("order_id", order, "user_id", customer.id(), "reason", "cancelled-by-user"));
    }

    private void awaitProcessed(UUID event) {
        Awaitility.await()
                .until(() -> jdbc.sql("select exists (select from inbox where event_id = :id)")
                        .param("id", event)
                        .query(Boolean.class)
                        .single());
    }

    private List<PublishedEvent> answers(String... types) {
        List<PublishedEvent> responses = events.awaitTypes("souk.payments", order, types);
        assertThat(responses).allSatisfy(EventSchemas::assertValid);
        for (int index = 0; index < responses.size(); index++) {
            assertThat(responses.get(index).sequence()).isEqualTo(index + 1);
        }
        return responses;
    }

    private static long refunded(List<PublishedEvent> responses) {
        return responses.getLast().data().path("refunded_cents").asLong(-1);
    }

    private static JsonNode newestEntry(TestCustomer customer) {
        return customer.client()
                .get("/wallet/entries?limit=1")
                .json()
                .path("items")
                .path(0);
    }
}
