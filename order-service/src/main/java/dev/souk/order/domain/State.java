package dev.souk.order.domain;

import org.jspecify.annotations.Nullable;

/** Where an order is in its life, with what it needs to know there and nothing else. */
public sealed interface State {

    /** Checked out; stock has been asked. */
    record Placed() implements State {}

    /** All lines are reserved; the payment has been asked for. */
    record Reserved() implements State {}

    /** Paid: from here there is no way back. */
    record Confirmed() implements State {}

    /**
     * On the way back.
     *
     * @param stockAnswered whether stock holds nothing for this order any more
     * @param paymentAnswered whether the wallet holds nothing of this order any more
     */
    record Cancelling(Reason reason, boolean stockAnswered, boolean paymentAnswered) implements State {}

    /** Nothing of it is reserved, sold or charged. */
    record Cancelled(Reason reason) implements State {}

    /** The state's name. */
    default OrderStatus status() {
        return switch (this) {
            case Placed _ -> OrderStatus.PLACED;
            case Reserved _ -> OrderStatus.STOCK_RESERVED;
            case Confirmed _ -> OrderStatus.CONFIRMED;
            case Cancelling _ -> OrderStatus.CANCELLING;
            case Cancelled _ -> OrderStatus.CANCELLED;
        };
    }

    /** Why the order does not go ahead; null while it does. */
    default @Nullable Reason reason() {
        return null;
    }
}
