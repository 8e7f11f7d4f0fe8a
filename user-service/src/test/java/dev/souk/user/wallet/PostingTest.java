package dev.souk.user.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.user.wallet.Posting.Entry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingTest {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID WALLET = UUID.randomUUID();
    private static final UUID ORDER = UUID.randomUUID();

    @Test
    void aDepositComesFromCash() {
        assertThat(Posting.deposit(ID, WALLET, 500).entries())
                .containsExactly(new Entry(WALLET, 500), new Entry(SystemAccount.CASH.id(), -500));
    }

    @Test
    void aPaymentGoesToSales() {
        assertThat(Posting.payment(ID, WALLET, 500, ORDER).entries())
                .containsExactly(new Entry(WALLET, -500), new Entry(SystemAccount.SALES.id(), 500));
    }

    @Test
    void aRefundReversesThePayment() {
        assertThat(Posting.refund(ID, WALLET, 500, ORDER).entries())
                .containsExactly(new Entry(WALLET, 500), new Entry(SystemAccount.SALES.id(), -500));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void anAmountThatIsNotPositiveIsRejected(long cents) {
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.deposit(ID, WALLET, cents));
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.payment(ID, WALLET, cents, ORDER));
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.refund(ID, WALLET, cents, ORDER));
    }

    @Test
    void entriesMustSumToZero() {
        var unbalanced = List.of(new Entry(WALLET, 500), new Entry(SystemAccount.CASH.id(), -499));

        assertThatIllegalArgumentException().isThrownBy(() -> new Posting(ID, Posting.Kind.DEPOSIT, null, unbalanced));
    }

    @Test
    void aSumThatOverflowsToZeroIsRejected() {
        var overflowing = List.of(
                new Entry(WALLET, Long.MAX_VALUE),
                new Entry(WALLET, Long.MAX_VALUE),
                new Entry(SystemAccount.CASH.id(), 1),
                new Entry(SystemAccount.SALES.id(), 1));

        assertThatThrownBy(() -> new Posting(ID, Posting.Kind.DEPOSIT, null, overflowing))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void onePostingHasAtLeastTwoEntries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Posting(ID, Posting.Kind.DEPOSIT, null, List.of(new Entry(WALLET, 0))));
    }
}
