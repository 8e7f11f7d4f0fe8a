package dev.souk.order.domain;

/** All that can be said to an order after it has been placed. */
public sealed interface OrderMessage {

    /** Stock holds all lines for this order. */
    record StockReserved() implements OrderMessage {}

    /** Stock holds none of the lines: at least one cannot be had. */
    record StockRejected() implements OrderMessage {}

    /** Stock has heard of the cancellation and holds nothing for this order, now and later. */
    record StockReleased() implements OrderMessage {}

    /** The wallet has been charged the total. */
    record PaymentTaken() implements OrderMessage {}

    /** The wallet has not been charged and will not be. */
    record PaymentDeclined() implements OrderMessage {}

    /** The wallet has heard of the cancellation: what was taken is given back, nothing will be taken. */
    record PaymentVoided() implements OrderMessage {}

    /** The user, or an admin for them, does not want the order any more. */
    record UserCancels() implements OrderMessage {}

    /** The order had its time. */
    record DeadlinePasses() implements OrderMessage {}

    /** The user's account was closed. */
    record AccountCloses() implements OrderMessage {}
}
