package dev.souk.user.payment;

import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;

/** What an event does to a payment. */
sealed interface PaymentDecision {

    /** Charge the total or decline, and answer which. */
    record Take(OrderStockReserved request) implements PaymentDecision {}

    /** The payment was taken before the cancellation arrived: refund it and answer PaymentVoided. */
    record Refund() implements PaymentDecision {}

    /** The payment was declined: answer that nothing is charged. */
    record VoidDeclined() implements PaymentDecision {}

    /** The cancellation came first: store that nothing may be charged any more, and answer so. */
    record RecordTombstone() implements PaymentDecision {}

    /** The event is late or repeated. */
    record Ignore() implements PaymentDecision {}
}
