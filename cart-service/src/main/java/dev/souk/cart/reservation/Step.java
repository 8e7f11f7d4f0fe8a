package dev.souk.cart.reservation;

import dev.souk.cart.reservation.OrderFact.OrderCancelling;
import dev.souk.cart.reservation.OrderFact.OrderConfirmed;
import dev.souk.cart.reservation.OrderFact.OrderPlaced;

/** What a fact about an order asks of stock. */
sealed interface Step {

    /** Reserve all pieces or none, and say which. */
    record Reserve(OrderPlaced order) implements Step {}

    /** Sell what is reserved and take it out of the user's cart. */
    record Sell(OrderConfirmed order) implements Step {}

    /** Give back what is reserved, if anything is, and say so. */
    record Release(OrderCancelling order) implements Step {}

    /** Say that nothing is reserved, and remember that nothing shall be. */
    record Bury(OrderCancelling order) implements Step {}

    /** It has been done before, or it is too late for it. */
    record Nothing() implements Step {}

    /** This cannot be: one of the two services is wrong, and a human must look. */
    record Contradiction(ReservationState state, OrderFact fact) implements Step {}
}
