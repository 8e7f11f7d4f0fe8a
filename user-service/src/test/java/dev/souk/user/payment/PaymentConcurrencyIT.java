package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Several instances process events of the same orders and wallet at once, as after a rebalance. */
@SoukTest
class PaymentConcurrencyIT {

    private final TestApi api;
    private final PaymentService payments;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final List<UUID> orders =
            Stream.generate(UUID::randomUUID).limit(10).toList();

    PaymentConcurrencyIT(TestApi api, PaymentService payments, TransactionOperations transaction, JdbcClient jdbc) {
        this.api = api;
        this.payments = payments;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void aWalletPaysOrdersUpToItsBalance() throws Exception {
        TestCustomer customer = TestCustomer.withMoney(api, 550);

        processConcurrently(orders.stream().map(order -> reserved(order, customer)));

        assertThat(customer.balance()).isEqualTo(50);
        assertThat(states()).filteredOn("TAKEN"::equals).hasSize(5);
        assertThat(states()).filteredOn("DECLINED"::equals).hasSize(5);
    }

    @Test
    void aCancelledOrderCostsNothingInAnyOrderOfEvents() throws Exception {
        TestCustomer customer = TestCustomer.withMoney(api, 550);

        processConcurrently(orders.stream()
                .flatMap(order -> Stream.of(
                        reserved(order, customer),
                        new OrderCancelling(order),
                        reserved(order, customer),
                        new OrderCancelling(order))));

        assertThat(customer.balance()).isEqualTo(550);
        assertThat(states()).hasSize(10).isSubsetOf("VOIDED", "REFUNDED");
    }

    private void processConcurrently(Stream<PaymentTrigger> triggers) throws Exception {
        try (var instances = Executors.newFixedThreadPool(8)) {
            var handled = triggers.map(trigger -> instances.submit(() -> process(trigger)))
                    .toList();
            for (var one : handled) {
                one.get();
            }
        }
    }

    /** Retries after a lock or a connection was not available in time, as a consumer does. */
    private void process(PaymentTrigger trigger) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> payments.on(trigger));
                return;
            } catch (PessimisticLockingFailureException | CannotCreateTransactionException busy) {
                assertThat(attempt).as("attempts at %s", trigger).isLessThan(20);
            }
        }
    }

    private List<String> states() {
        return jdbc.sql("select state from payment where order_id = any (:orders)")
                .param("orders", orders.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    private static PaymentTrigger reserved(UUID order, TestCustomer customer) {
        return new OrderStockReserved(order, customer.id(), 100);
    }
}
