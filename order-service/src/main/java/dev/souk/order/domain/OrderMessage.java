package dev.souk.order.domain;

/** Every message that an order can receive after it has been placed. */
public sealed interface OrderMessage {

    /** Stock has reserved all lines. */
    record StockReserved() implements OrderMessage {}

    /** Stock has reserved none of the lines: at least one is not available. */
    record StockRejected() implements OrderMessage {}

    /** Stock has processed the cancellation: it holds nothing for this order, now or later. */
    record StockReleased() implements OrderMessage {}

    /** The wallet has been charged the total. */
    record PaymentTaken() implements OrderMessage {}

    /** The wallet has not been charged and will not be. */
    record PaymentDeclined() implements OrderMessage {}

    /** The wallet has processed the cancellation: a payment is refunded, none will be taken. */
    record PaymentVoided() implements OrderMessage {}

    /** The user, or an admin on their behalf, cancels the order. */
    record UserCancels() implements OrderMessage {}

    /** The deadline has passed. */
    record DeadlinePasses() implements OrderMessage {}

    /** The user's account was closed. */
    record AccountCloses() implements OrderMessage {}
}
