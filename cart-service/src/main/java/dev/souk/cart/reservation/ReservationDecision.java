package dev.souk.cart.reservation;

import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;

/** What a fact about an order asks of stock. */
sealed interface ReservationDecision {

    /** Reserve all pieces or none, and say which. */
    record Reserve(OrderPlaced order) implements ReservationDecision {}

    /** Sell what is reserved and take it out of the user's cart. */
    record Sell(OrderConfirmed order) implements ReservationDecision {}

    /** Give back what is reserved, if anything is, and say so. */
    record Release(OrderCancelling order) implements ReservationDecision {}

    /** Say that nothing is reserved, and remember that nothing shall be. */
    record Bury(OrderCancelling order) implements ReservationDecision {}

    /** It has been done before, or it is too late for it. */
    record Nothing() implements ReservationDecision {}

    /** This cannot be: one of the two services is wrong, and a human must look. */
    record Contradiction(ReservationState state, ReservationTrigger fact) implements ReservationDecision {}
}
