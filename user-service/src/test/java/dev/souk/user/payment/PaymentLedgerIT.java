package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import dev.souk.user.wallet.WalletService;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The database rejects a payment that does not match the ledger; each test simulates a defect in the code. */
@SoukTest
class PaymentLedgerIT {

    private final TestApi api;
    private final PaymentService payments;
    private final WalletService wallets;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final UUID order = UUID.randomUUID();
    private UUID user = order;

    PaymentLedgerIT(
            TestApi api,
            PaymentService payments,
            WalletService wallets,
            TransactionOperations transaction,
            JdbcClient jdbc) {
        this.api = api;
        this.payments = payments;
        this.wallets = wallets;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aUserWithMoney() {
        user = TestCustomer.withMoney(api, 500).id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAKEN", "REFUNDED"})
    void aPaymentWithoutACharge(String status) {
        assertRejected("do not match its payment", () -> insert(status, 100));
    }

    @ParameterizedTest
    @CsvSource({"TAKEN, 99", "TAKEN, 101", "REFUNDED, 100"})
    void aPaymentOfAnotherAmountThanTheCharge(String status, long amount) {
        assertRejected("do not match its payment", () -> {
            wallets.charge(user, 100, order);
            insert(status, amount);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"DECLINED", "VOIDED"})
    void aChargeForAPaymentThatIsNotTaken(String status) {
        assertRejected("without a matching payment", () -> {
            wallets.charge(user, 100, order);
            insert(status, 100);
        });
    }

    @Test
    void aPaymentThatChargedAnotherUser() {
        UUID other = TestCustomer.withMoney(api, 500).id();

        assertRejected("do not match its payment", () -> {
            wallets.charge(other, 100, order);
            insert("TAKEN", 100);
        });
    }

    @Test
    void aRefundedPaymentWithoutARefund() {
        process(new OrderStockReserved(order, user, 100));

        assertRejected("do not match its payment", () -> end("REFUNDED"));
        assertThat(wallets.get(user).balanceCents()).isEqualTo(400);
    }

    @Test
    void aRefundOfLessThanTheCharge() {
        process(new OrderStockReserved(order, user, 100));

        assertRejected("do not match its payment", () -> {
            wallets.refund(user, 99, order);
            end("REFUNDED");
        });
    }

    @ParameterizedTest
    @CsvSource({"VOIDED", "DECLINED", "NEW"})
    void aTakenPaymentThatIsNotRefunded(String status) {
        process(new OrderStockReserved(order, user, 100));

        assertRejected("does not go from TAKEN to " + status, () -> end(status));
    }

    @ParameterizedTest
    @CsvSource({"TAKEN", "DECLINED", "REFUNDED"})
    void aPaymentAfterItsTombstone(String status) {
        process(new OrderCancelling(order));

        assertRejected("does not go from VOIDED to " + status, () -> end(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount_cents = 1", "user_id = uuidv7()", "event_sequence = 2"})
    void aChangeOfATakenPayment(String change) {
        process(new OrderStockReserved(order, user, 100));

        assertRejected(
                "does not go from TAKEN to TAKEN",
                () -> jdbc.sql("update payment set " + change + " where order_id = :id")
                        .param("id", order)
                        .update());
    }

    @Test
    void aPaymentThatIsLeftNew() {
        assertRejected(
                "was left undecided",
                () -> jdbc.sql("insert into payment (order_id) values (:id)")
                        .param("id", order)
                        .update());
    }

    private void insert(String state, long amount) {
        jdbc.sql("""
                insert into payment (order_id, user_id, amount_cents, state, decline_reason, event_sequence)
                values (:order, :user, :amount, :state, 'insufficient-funds', 1)
                """)
                .param("order", order)
                .param("user", user)
                .param("amount", amount)
                .param("state", state)
                .update();
    }

    private void end(String state) {
        jdbc.sql("update payment set state = :state, event_sequence = 2 where order_id = :order")
                .param("state", state)
                .param("order", order)
                .update();
    }

    private void process(PaymentTrigger trigger) {
        transaction.executeWithoutResult(_ -> payments.on(trigger));
    }

    private void assertRejected(String reason, Runnable defect) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> defect.run()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(reason);
    }
}
