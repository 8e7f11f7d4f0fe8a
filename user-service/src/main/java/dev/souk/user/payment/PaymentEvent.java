package dev.souk.user.payment;

import dev.souk.common.event.OutboundEvent;
import java.util.UUID;

/** What others are told about the payment for an order. */
sealed interface PaymentEvent {

    String TOPIC = "souk.payments";

    UUID orderId();

    /** The total is in the shop's books. */
    record PaymentTaken(UUID orderId, UUID userId, long amountCents) implements PaymentEvent {}

    /** Nothing was taken, for this {@code reason}. */
    record PaymentDeclined(UUID orderId, UUID userId, String reason) implements PaymentEvent {}

    /** What had been taken is back, and nothing will be taken any more. */
    record PaymentVoided(UUID orderId, long refundedCents) implements PaymentEvent {}

    /** As an event; {@code sequence} counts the facts about this order's payment. */
    default OutboundEvent event(long sequence) {
        String type = switch (this) {
            case PaymentTaken taken -> "dev.souk.payment.taken.v1";
            case PaymentDeclined declined -> "dev.souk.payment.declined.v1";
            case PaymentVoided voided -> "dev.souk.payment.voided.v1";
        };
        return new OutboundEvent(TOPIC, type, orderId(), sequence, this);
    }
}
