package dev.souk.user.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.souk.user.wallet.Posting.Kind;
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
        assertThat(Posting.deposit(ID, WALLET, 500))
                .isEqualTo(new Posting(ID, Kind.DEPOSIT, null, WALLET, SystemAccount.CASH, 500));
    }

    @Test
    void aPaymentGoesToSales() {
        assertThat(Posting.payment(ID, WALLET, 500, ORDER))
                .isEqualTo(new Posting(ID, Kind.PAYMENT, ORDER, WALLET, SystemAccount.SALES, -500));
    }

    @Test
    void aRefundReversesThePayment() {
        assertThat(Posting.refund(ID, WALLET, 500, ORDER))
                .isEqualTo(new Posting(ID, Kind.REFUND, ORDER, WALLET, SystemAccount.SALES, 500));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void anAmountThatIsNotPositiveIsRejected(long cents) {
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.deposit(ID, WALLET, cents));
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.payment(ID, WALLET, cents, ORDER));
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.refund(ID, WALLET, cents, ORDER));
    }
}
