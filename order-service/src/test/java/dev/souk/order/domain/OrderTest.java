package dev.souk.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.order.domain.Outcome.Transitioned;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Line TEA = new Line(UUID.randomUUID(), "Tea", 3, 250);
    private static final Line POT = new Line(UUID.randomUUID(), "Pot", 1, 1999);

    @Test
    void theTotalIsPriceTimesQuantityOverAllLines() {
        assertThat(order(List.of(TEA, POT)).totalCents()).isEqualTo(2749);
    }

    @Test
    void aTotalThatOverflowsIsAnError() {
        Line dear = new Line(UUID.randomUUID(), "Palace", 99, Long.MAX_VALUE / 2);

        assertThatThrownBy(() -> order(List.of(dear)).totalCents()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anOrderHasOneToFiftyLines() {
        assertThat(order(Collections.nCopies(50, TEA)).lines()).hasSize(50);
        assertThatIllegalArgumentException().isThrownBy(() -> order(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> order(Collections.nCopies(51, TEA)));
    }

    @Test
    void eachTransitionIncrementsTheVersionAndARecordedAnswerDoesNot() {
        Order placed = order(List.of(TEA));
        assertThat(placed.version()).isEqualTo(1);
        assertThat(placed.after(new Transitioned(new State.Reserved())).version())
                .isEqualTo(2);
        assertThat(placed.after(new Outcome.AnswerRecorded(new State.Placed())).version())
                .isEqualTo(1);
    }

    @Test
    void receivingAMessageChangesNothingByItself() {
        Order placed = order(List.of(TEA));
        assertThat(placed.receive(new OrderMessage.StockReserved())).isEqualTo(new Transitioned(new State.Reserved()));
        assertThat(placed.state()).isEqualTo(new State.Placed());
    }

    @Test
    void aReasonReadsBackFromItsSlug() {
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(Reason.of(reason.slug())).isEqualTo(reason));
        assertThat(Reason.CANCELLED_BY_USER.slug()).isEqualTo("cancelled-by-user");
    }

    private static Order order(List<Line> lines) {
        return Order.place(UUID.randomUUID(), UUID.randomUUID(), 1, lines);
    }
}
