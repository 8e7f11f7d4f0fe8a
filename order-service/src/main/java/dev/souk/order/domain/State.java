package dev.souk.order.domain;

import org.jspecify.annotations.Nullable;

/** The state of an order, with the data that this state needs. */
public sealed interface State {

    /** Checked out; stock has been asked to reserve the lines. */
    record Placed() implements State {}

    /** All lines are reserved; the payment has been requested. */
    record Reserved() implements State {}

    /** Paid. Final. */
    record Confirmed() implements State {}

    /**
     * The compensation is in progress: both participants have been asked to undo what they did.
     *
     * @param stockAnswered whether stock has confirmed that it holds nothing for this order
     * @param paymentAnswered whether the wallet has confirmed that it holds no payment for this order
     */
    record Cancelling(Reason reason, boolean stockAnswered, boolean paymentAnswered) implements State {}

    /** Nothing is reserved, sold or charged for this order. Final. */
    record Cancelled(Reason reason) implements State {}

    /** The name of the state. */
    default OrderStatus status() {
        return switch (this) {
            case Placed _ -> OrderStatus.PLACED;
            case Reserved _ -> OrderStatus.STOCK_RESERVED;
            case Confirmed _ -> OrderStatus.CONFIRMED;
            case Cancelling _ -> OrderStatus.CANCELLING;
            case Cancelled _ -> OrderStatus.CANCELLED;
        };
    }

    /** Why the order is cancelled; null unless it is cancelling or cancelled. */
    default @Nullable Reason reason() {
        return null;
    }
}
