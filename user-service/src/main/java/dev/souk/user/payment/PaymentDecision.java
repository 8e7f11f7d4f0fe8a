package dev.souk.user.payment;

import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;

/** What a message makes a payment do. */
sealed interface PaymentDecision {

    /** Take the money or decline. */
    record Take(OrderStockReserved request) implements PaymentDecision {}

    /** Give back what was taken and say so. */
    record Refund() implements PaymentDecision {}

    /** Nothing was taken: leave a tombstone, so that nothing will be, and say so. */
    record Tombstone() implements PaymentDecision {}

    /** The message is late or a repetition. */
    record Nothing() implements PaymentDecision {}
}
