package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.Customer;
import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Several instances at work on the same orders and the same wallet, as after a rebalance. */
@SoukTest
class PaymentConcurrencyIT {

    @Autowired
    TestApi api;

    @Autowired
    PaymentService payments;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private final List<UUID> orders =
            Stream.generate(UUID::randomUUID).limit(10).toList();

    @Test
    void aWalletPaysAsManyOrdersAsItCan() throws Exception {
        Customer customer = Customer.withMoney(api, 550);

        handleAtOnce(orders.stream().map(order -> reserved(order, customer)));

        assertThat(customer.balance()).isEqualTo(50);
        assertThat(statuses()).filteredOn("TAKEN"::equals).hasSize(5);
        assertThat(statuses()).filteredOn("DECLINED"::equals).hasSize(5);
    }

    @Test
    void inWhateverOrderMessagesMeetACancelledOrderCostsNothing() throws Exception {
        Customer customer = Customer.withMoney(api, 550);

        handleAtOnce(orders.stream()
                .flatMap(order -> Stream.of(
                        reserved(order, customer),
                        new OrderCancelling(order),
                        reserved(order, customer),
                        new OrderCancelling(order))));

        assertThat(customer.balance()).isEqualTo(550);
        assertThat(statuses()).hasSize(10).isSubsetOf("VOIDED", "REFUNDED");
    }

    private void handleAtOnce(Stream<PaymentTrigger> facts) throws Exception {
        try (var instances = Executors.newFixedThreadPool(8)) {
            var handled =
                    facts.map(fact -> instances.submit(() -> handle(fact))).toList();
            for (var one : handled) {
                one.get();
            }
        }
    }

    /** As a consumer does it: whoever waited too long for the lock of a row tries again. */
    private void handle(PaymentTrigger fact) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> payments.on(fact));
                return;
            } catch (PessimisticLockingFailureException busy) {
                assertThat(attempt).as("attempts at %s", fact).isLessThan(20);
            }
        }
    }

    private List<String> statuses() {
        return jdbc.sql("select status from payment where order_id = any (:orders)")
                .param("orders", orders.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    private static PaymentTrigger reserved(UUID order, Customer customer) {
        return new OrderStockReserved(order, customer.id(), 100);
    }
}
