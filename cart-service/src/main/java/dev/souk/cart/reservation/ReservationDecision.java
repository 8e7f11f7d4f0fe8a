package dev.souk.cart.reservation;

import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;

/** What an event does to a reservation. */
sealed interface ReservationDecision {

    /** Reserve all pieces or none, and answer which. */
    record Reserve(OrderPlaced order) implements ReservationDecision {}

    /** Sell the reserved pieces and remove them from the user's cart. */
    record Sell(OrderConfirmed order) implements ReservationDecision {}

    /** Release the reserved pieces, if any, and answer so. */
    record Release() implements ReservationDecision {}

    /** The cancellation came first: store that nothing may be reserved any more, and answer so. */
    record RecordTombstone() implements ReservationDecision {}

    /** The event is late or repeated. */
    record Ignore() implements ReservationDecision {}

    /** The event is invalid in this state: one of the two services has a defect. The record becomes a dead letter. */
    record InvalidInState() implements ReservationDecision {}
}
