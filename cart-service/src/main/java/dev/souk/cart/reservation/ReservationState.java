package dev.souk.cart.reservation;

import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;

/**
 * How far stock is with an order, and what each fact about the order asks for then.
 *
 * <p>The facts of an order come in order and once, but neither is relied on: a fact that comes twice, or after one that
 * outruns it, has its own place in the table.
 */
enum ReservationState {
    /** Nobody has told of this order. It has no row. */
    UNKNOWN,
    /** All of its pieces wait for it. */
    RESERVED,
    /** Some pieces were missing, so none waits. */
    REJECTED,
    /**
     * It is cancelled. Without a reservation before it this is a tombstone: an OrderPlaced that comes now is too late.
     */
    RELEASED,
    /** Its pieces are sold. */
    SOLD;

    ReservationDecision on(ReservationTrigger fact) {
        return switch (fact) {
            case OrderPlaced placed ->
                this == UNKNOWN ? new ReservationDecision.Reserve(placed) : new ReservationDecision.Nothing();
            case OrderConfirmed confirmed ->
                switch (this) {
                    case RESERVED -> new ReservationDecision.Sell(confirmed);
                    case SOLD -> new ReservationDecision.Nothing();
                    case UNKNOWN, REJECTED, RELEASED -> new ReservationDecision.Contradiction(this, fact);
                };
            case OrderCancelling cancelling ->
                switch (this) {
                    case UNKNOWN -> new ReservationDecision.Bury(cancelling);
                    case RESERVED, REJECTED -> new ReservationDecision.Release(cancelling);
                    case RELEASED -> new ReservationDecision.Nothing();
                    case SOLD -> new ReservationDecision.Contradiction(this, fact);
                };
        };
    }
}
