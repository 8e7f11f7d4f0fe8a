package dev.souk.cart.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table: what every event does in every state. */
class ReservationStateTest {

    private static final UUID ORDER = UUID.randomUUID();
    private static final OrderPlaced PLACED =
            new OrderPlaced(ORDER, 1, List.of(new ReservationTrigger.Line(UUID.randomUUID(), 1)));
    private static final OrderConfirmed CONFIRMED = new OrderConfirmed(ORDER, UUID.randomUUID());
    private static final OrderCancelling CANCELLING = new OrderCancelling(ORDER);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            state,    placed,  confirmed,     cancelling
            NEW,      Reserve, InvalidInState, RecordTombstone
            RESERVED, Ignore,  Sell,          Release
            REJECTED, Ignore,  InvalidInState, Release
            RELEASED, Ignore,  InvalidInState, Ignore
            SOLD,     Ignore,  Ignore,        InvalidInState
            """)
    void everyEventInEveryState(ReservationState state, String placed, String confirmed, String cancelling) {
        assertThat(List.of(PLACED, CONFIRMED, CANCELLING))
                .extracting(trigger -> state.on(trigger).getClass().getSimpleName())
                .containsExactly(placed, confirmed, cancelling);
    }

    @Test
    void everyStateIsInTheTable() {
        assertThat(ReservationState.values()).hasSize(5);
        assertThat(ReservationTrigger.class.getPermittedSubclasses()).hasSize(3);
    }

    @Test
    void aDecisionHasItsOrder() {
        assertThat(ReservationState.NEW.on(PLACED)).isEqualTo(new ReservationDecision.Reserve(PLACED));
        assertThat(ReservationState.RESERVED.on(CONFIRMED)).isEqualTo(new ReservationDecision.Sell(CONFIRMED));
        assertThat(ReservationState.SOLD.on(CANCELLING)).isEqualTo(new ReservationDecision.InvalidInState());
    }
}
