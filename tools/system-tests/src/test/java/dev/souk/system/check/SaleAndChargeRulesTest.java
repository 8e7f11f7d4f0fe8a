package dev.souk.system.check;

import static dev.souk.system.check.OrderRows.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** I2, I4, I5 and I7 on what no single row can show. */
class SaleAndChargeRulesTest {

    private final OrderRows ledgers = new OrderRows();

    @Test
    void whatIsConfirmedSoldAndChargedOnceIsRight() {
        bought();

        assertThat(ledgers.complaints(true)).isEmpty();
    }

    @Test
    void chargedTwiceIsNotOnceEvenWhereTheSecondTimeIsGivenBack() {
        bought();
        ledgers.money(ORDER, "payment", -200).money(ORDER, "refund", 200);

        assertThat(ledgers.complaints(true)).containsExactly("I7 order " + ORDER);
    }

    @Test
    void aLatePaymentThatWasGivenBackIsRightAndOneThatWasNotIsNot() {
        ledgers.order(ORDER, "CANCELLED").money(ORDER, "payment", -200);
        assertThat(ledgers.complaints(true)).containsExactly("I7 order " + ORDER);

        ledgers.money(ORDER, "refund", 200);
        assertThat(ledgers.complaints(true)).isEmpty();
    }

    @Test
    void aCancelledOrderThatStillHoldsPiecesIsNamed() {
        ledgers.order(ORDER, "CANCELLED").reserved(ORDER, 2);

        assertThat(ledgers.complaints(true)).containsExactly("I5 order " + ORDER);
    }

    @Test
    void inMotionPiecesOfAConfirmedOrderMayStillWaitToBeSold() {
        ledgers.order(ORDER, "CONFIRMED").money(ORDER, "payment", -200).reserved(ORDER, 2);

        assertThat(ledgers.complaints(false)).isEmpty();
        assertThat(ledgers.complaints(true)).containsExactly("I4 order " + ORDER);
    }

    @Test
    void piecesAndMoneyOfAnOrderThatIsNotThereAreNamedAtRest() {
        ledgers.reserved(ORDER, 1).money(ORDER, "payment", -100).money(null, "deposit", 100);

        assertThat(ledgers.complaints(false)).isEmpty();
        assertThat(ledgers.complaints(true)).containsExactly("I4 order " + ORDER, "I7 order " + ORDER);
    }

    @Test
    void twoOrdersOfOneCartAreNamedUnlessOneWasCancelled() {
        bought();
        ledgers.order(new UUID(0, 9), "CANCELLED");
        assertThat(ledgers.complaints(false)).isEmpty();

        ledgers.order(new UUID(0, 10), "PLACED");
        assertThat(ledgers.complaints(false)).containsExactly("I2 order " + new UUID(0, 10));
    }

    private void bought() {
        ledgers.order(ORDER, "CONFIRMED")
                .money(ORDER, "payment", -200)
                .reserved(ORDER, 2)
                .sold(ORDER, 2);
    }
}
