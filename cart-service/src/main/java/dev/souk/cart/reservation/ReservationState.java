package dev.souk.cart.reservation;

import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;

/**
 * The state of a reservation, and the table of what each event does in it.
 *
 * <p>The events of an order normally arrive in order and once. The table does not rely on that: it has an entry for
 * each event in each state.
 */
enum ReservationState {
    /** No event of the order has been processed yet. Only the transaction that processes the first one sees it. */
    NEW,
    /** All pieces are reserved. */
    RESERVED,
    /** Some pieces were missing, so none is reserved. */
    REJECTED,
    /** Cancelled, nothing is reserved. Also where the cancellation came first: the tombstone. */
    RELEASED,
    /** The pieces are sold. */
    SOLD;

    ReservationDecision on(ReservationTrigger trigger) {
        return switch (trigger) {
            case OrderPlaced order ->
                switch (this) {
                    case NEW -> new ReservationDecision.Reserve(order);
                    case RESERVED, REJECTED, RELEASED, SOLD -> new ReservationDecision.Ignore();
                };
            case OrderConfirmed order ->
                switch (this) {
                    case RESERVED -> new ReservationDecision.Sell(order);
                    case SOLD -> new ReservationDecision.Ignore();
                    case NEW, REJECTED, RELEASED -> new ReservationDecision.InvalidInState();
                };
            case OrderCancelling _ ->
                switch (this) {
                    case NEW -> new ReservationDecision.RecordTombstone();
                    case RESERVED, REJECTED -> new ReservationDecision.Release();
                    case RELEASED -> new ReservationDecision.Ignore();
                    case SOLD -> new ReservationDecision.InvalidInState();
                };
        };
    }
}
