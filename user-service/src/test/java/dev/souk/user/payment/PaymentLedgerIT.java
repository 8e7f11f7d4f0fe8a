package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.Customer;
import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import dev.souk.user.wallet.WalletService;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The database refuses a payment that says something else than the ledger; each test plays a defect in the code. */
@SoukTest
class PaymentLedgerIT {

    @Autowired
    TestApi api;

    @Autowired
    PaymentService payments;

    @Autowired
    WalletService wallets;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private final UUID order = UUID.randomUUID();
    private UUID user = order;

    @BeforeEach
    void somebodyWithMoney() {
        user = Customer.withMoney(api, 500).id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAKEN", "REFUNDED"})
    void aPaymentThatNobodyWasChargedFor(String status) {
        refused("the ledger has not what the payment", () -> insert(status, 100));
    }

    @ParameterizedTest
    @CsvSource({"TAKEN, 99", "TAKEN, 101", "REFUNDED, 100"})
    void aPaymentThatIsNotWhatWasCharged(String status, long amount) {
        refused("the ledger has not what the payment", () -> {
            wallets.charge(user, 100, order);
            insert(status, amount);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"DECLINED", "VOIDED"})
    void aChargeForAnOrderThatDoesNotPay(String status) {
        refused("whose payment does not say so", () -> {
            wallets.charge(user, 100, order);
            insert(status, 100);
        });
    }

    @Test
    void aPaymentThatSomebodyElseWasChargedFor() {
        UUID other = Customer.withMoney(api, 500).id();

        refused("the ledger has not what the payment", () -> {
            wallets.charge(other, 100, order);
            insert("TAKEN", 100);
        });
    }

    @Test
    void aRefundThatGivesNothingBack() {
        handle(new OrderStockReserved(order, user, 100));

        refused("the ledger has not what the payment", () -> end("REFUNDED"));
        assertThat(wallets.get(user).balanceCents()).isEqualTo(400);
    }

    @Test
    void aRefundThatGivesBackLess() {
        handle(new OrderStockReserved(order, user, 100));

        refused("the ledger has not what the payment", () -> {
            wallets.refund(user, 99, order);
            end("REFUNDED");
        });
    }

    @ParameterizedTest
    @CsvSource({"VOIDED", "DECLINED", "NEW"})
    void aPaymentThatIsTakenAndForgotten(String status) {
        handle(new OrderStockReserved(order, user, 100));

        refused("does not go from TAKEN to " + status, () -> end(status));
    }

    @ParameterizedTest
    @CsvSource({"TAKEN", "DECLINED", "REFUNDED"})
    void anOrderThatIsTakenBehindItsTombstone(String status) {
        handle(new OrderCancelling(order));

        refused("does not go from VOIDED to " + status, () -> end(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount_cents = 1", "user_id = uuidv7()", "event_sequence = 2"})
    void aPaymentThatIsSuddenlyAnotherOne(String change) {
        handle(new OrderStockReserved(order, user, 100));

        refused(
                "does not go from TAKEN to TAKEN",
                () -> jdbc.sql("update payment set " + change + " where order_id = :id")
                        .param("id", order)
                        .update());
    }

    @Test
    void aPaymentThatIsLeftUndecided() {
        refused(
                "was left undecided",
                () -> jdbc.sql("insert into payment (order_id) values (:id)")
                        .param("id", order)
                        .update());
    }

    private void insert(String status, long amount) {
        jdbc.sql("""
                insert into payment (order_id, user_id, amount_cents, status, decline_reason, event_sequence)
                values (:order, :user, :amount, :status, 'insufficient-funds', 1)
                """)
                .param("order", order)
                .param("user", user)
                .param("amount", amount)
                .param("status", status)
                .update();
    }

    private void end(String status) {
        jdbc.sql("update payment set status = :status, event_sequence = 2 where order_id = :order")
                .param("status", status)
                .param("order", order)
                .update();
    }

    private void handle(PaymentTrigger fact) {
        transaction.executeWithoutResult(status -> payments.on(fact));
    }

    private void refused(String reason, Runnable defect) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> defect.run()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(reason);
    }
}
