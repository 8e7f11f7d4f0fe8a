package dev.souk.user.payment;

import dev.souk.user.payment.OrderFact.OrderStockReserved;

/** What a message makes a payment do. */
sealed interface PaymentStep {

    /** Take the money or decline. */
    record Take(OrderStockReserved request) implements PaymentStep {}

    /** Give back what was taken and say so. */
    record Refund() implements PaymentStep {}

    /** Nothing was taken: leave a tombstone, so that nothing will be, and say so. */
    record Tombstone() implements PaymentStep {}

    /** The message is late or a repetition. */
    record Nothing() implements PaymentStep {}
}
