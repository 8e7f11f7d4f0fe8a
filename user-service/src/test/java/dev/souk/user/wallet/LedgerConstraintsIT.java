package dev.souk.user.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.core.IdGenerator;
import dev.souk.testing.SoukTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The database rejects what only a defect can try; each test simulates one. */
@SoukTest
class LedgerConstraintsIT {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final WalletService wallets;
    private final IdGenerator ids;
    private UUID wallet = new UUID(0, 0);

    LedgerConstraintsIT(JdbcClient jdbc, TransactionOperations transaction, WalletService wallets, IdGenerator ids) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.wallets = wallets;
        this.ids = ids;
    }

    @BeforeEach
    void aWalletWithFiveEuros() {
        wallet = ids.next();
        transaction.executeWithoutResult(status -> {
            wallets.open(wallet);
            wallets.deposit(wallet, 500);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {-199, -201, 200})
    void aPostingThatDoesNotSumToZero(long other) {
        assertRejected("does not sum to zero", () -> {
            UUID posting = posting("deposit");
            entry(posting, wallet, 200, 700L);
            entry(posting, SystemAccount.CASH.id(), other, null);
            balance(700);
        });
    }

    @Test
    void aPostingWithOneEntry() {
        assertRejected("does not sum to zero", () -> {
            entry(posting("deposit"), wallet, 200, 700L);
            balance(700);
        });
    }

    @Test
    void aBalanceBelowZero() {
        assertRejected("ledger_account_balance_cents_check", () -> balance(-1));
    }

    @Test
    void aBalanceWithoutAnEntry() {
        assertRejected("is not the sum of its entries", () -> balance(501));
    }

    @Test
    void anEntryWithoutItsBalance() {
        assertRejected("is not the sum of its entries", () -> {
            UUID posting = posting("deposit");
            entry(posting, wallet, 200, 700L);
            entry(posting, SystemAccount.CASH.id(), -200, null);
            balance(701);
        });
    }

    @Test
    void anEntryThatDoesNotContinueFromThePreviousOne() {
        assertRejected("does not continue from the last one", () -> entry(posting("deposit"), wallet, 200, 200L));
    }

    @Test
    void aSecondPaymentForAnOrder() {
        UUID order = ids.next();
        charge(order);

        assertRejected("ledger_posting_order_id_kind_key", () -> charge(order));
        assertThat(wallets.get(wallet).balanceCents()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount_cents = 1 where account_id = :wallet",
                "delete from ledger_entry where account_id = :wallet",
                "update ledger_posting set at = now() where id in"
                        + " (select posting_id from ledger_entry where account_id = :wallet)"
            })
    void aChangeOfAPosting(String sql) {
        assertRejected(
                "is never changed", () -> jdbc.sql(sql).param("wallet", wallet).update());
    }

    @ParameterizedTest
    @CsvSource({"deposit, -200, 300", "refund, -200, 300", "payment, 200, 700"})
    void anAmountWithTheWrongSignForItsKind(String kind, long amount, long after) {
        assertRejected("a " + kind + " does not move", () -> {
            UUID posting = ids.next();
            jdbc.sql("insert into ledger_posting (id, kind, order_id) values (:id, :kind, :order)")
                    .param("id", posting)
                    .param("kind", kind)
                    .param("order", kind.equals("deposit") ? null : ids.next())
                    .update();
            entry(posting, wallet, amount, after);
        });
    }

    @Test
    void aDepositIntoAClosedWallet() {
        assertRejected("is closed", () -> {
            wallets.close(wallet);
            entry(posting("deposit"), wallet, 200, 700L);
        });
    }

    @Test
    void aChargeWithoutAPayment() {
        assertRejected("payment for order", () -> wallets.charge(wallet, 100, ids.next()));
        assertThat(wallets.get(wallet).balanceCents()).isEqualTo(500);
    }

    @Test
    void aRefundOfAPaymentThatIsTaken() {
        UUID order = ids.next();
        charge(order);

        assertRejected("refund for order", () -> wallets.refund(wallet, 100, order));
        assertThat(wallets.get(wallet).balanceCents()).isEqualTo(400);
    }

    @Test
    void moreThanTheBalanceCannotBeCharged() {
        ChargeOutcome charge = transaction.execute(status -> wallets.charge(wallet, 501, ids.next()));

        assertThat(charge).isEqualTo(ChargeOutcome.INSUFFICIENT_FUNDS);
        assertThat(wallets.get(wallet).balanceCents()).isEqualTo(500);
    }

    private void assertRejected(String reason, Runnable defect) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> defect.run()))
                .hasMessageContaining(reason);
    }

    private void charge(UUID order) {
        transaction.executeWithoutResult(status -> {
            assertThat(wallets.charge(wallet, 100, order)).isEqualTo(ChargeOutcome.CHARGED);
            jdbc.sql("""
                    insert into payment (order_id, user_id, amount_cents, state, event_sequence)
                    values (:order, :wallet, 100, 'TAKEN', 1)
                    """).param("order", order).param("wallet", wallet).update();
        });
    }

    private UUID posting(String kind) {
        UUID id = ids.next();
        jdbc.sql("insert into ledger_posting (id, kind) values (:id, :kind)")
                .param("id", id)
                .param("kind", kind)
                .update();
        return id;
    }

    private void entry(UUID posting, UUID account, long amount, @Nullable Long balance) {
        jdbc.sql("""
                insert into ledger_entry (posting_id, account_id, amount_cents, balance_cents)
                values (:posting, :account, :amount, :balance)
                """)
                .param("posting", posting)
                .param("account", account)
                .param("amount", amount)
                .param("balance", balance)
                .update();
    }

    private void balance(long cents) {
        jdbc.sql("update ledger_account set balance_cents = :cents where id = :wallet")
                .param("cents", cents)
                .param("wallet", wallet)
                .update();
    }
}
