package dev.souk.user.payment;

/** The result of an event, as the metric {@code souk.payments} names it. */
enum PaymentOutcome {
    TAKEN,
    DECLINED,
    REFUNDED,
    VOIDED,
    TOMBSTONE,
    IGNORED
}
