package dev.souk.system.check;

import static dev.souk.system.check.OrderRows.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** I4, I5 and I7 on what no single row can show. */
class OrderEffectsTest {

    private final OrderRows rows = new OrderRows();

    @Test
    void aConfirmedOrderThatIsSoldAndChargedOnceHolds() {
        confirmed();

        assertThat(rows.violations(true)).isEmpty();
    }

    @Test
    void aSecondChargeIsAViolationEvenIfItIsRefunded() {
        confirmed();
        rows.money(ORDER, "payment", -200).money(ORDER, "refund", 200);

        assertThat(rows.violations(true)).containsExactly("I7 order " + ORDER);
    }

    @Test
    void aLatePaymentHoldsOnlyIfItIsRefunded() {
        rows.order(ORDER, "CANCELLED").money(ORDER, "payment", -200);
        assertThat(rows.violations(true)).containsExactly("I7 order " + ORDER);

        var refunded = new OrderRows()
                .order(ORDER, "CANCELLED")
                .money(ORDER, "payment", -200)
                .money(ORDER, "refund", 200);
        assertThat(refunded.violations(true)).isEmpty();
    }

    @Test
    void aCancelledOrderWithReservedStockIsAViolation() {
        rows.order(ORDER, "CANCELLED").reserved(ORDER, 2);

        assertThat(rows.violations(true)).containsExactly("I5 order " + ORDER);
    }

    @Test
    void inMotionStockOfAConfirmedOrderMayStillBeReserved() {
        rows.order(ORDER, "CONFIRMED").money(ORDER, "payment", -200).reserved(ORDER, 2);

        assertThat(rows.violations(false)).isEmpty();
        assertThat(rows.violations(true)).containsExactly("I4 order " + ORDER);
    }

    @Test
    void stockAndMoneyOfAnUnknownOrderAreViolationsAtRest() {
        rows.reserved(ORDER, 1).money(ORDER, "payment", -100);

        assertThat(rows.violations(false)).isEmpty();
        assertThat(rows.violations(true)).containsExactly("I4 order " + ORDER, "I7 order " + ORDER);
    }

    @Test
    void rowsOfEachOrderAreComparedWithThatOrder() {
        String next = "00000000-0000-0000-0000-000000000004";
        confirmed();
        rows.order(next, "CONFIRMED").sold(next, 1).money(next, "payment", -200);

        assertThat(rows.violations(true)).containsExactly("I4 order " + next);
    }

    private void confirmed() {
        rows.order(ORDER, "CONFIRMED").money(ORDER, "payment", -200).sold(ORDER, 2);
    }
}
