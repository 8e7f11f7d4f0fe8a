package dev.souk.user.payment;

import dev.souk.common.event.OutboundEvent;
import java.util.UUID;

/** The responses of this service to the events of an order, published to {@code souk.payments}. */
public sealed interface PaymentEvent {

    String TOPIC = "souk.payments";

    UUID orderId();

    /** The total is charged. */
    record PaymentTaken(UUID orderId, UUID userId, long amountCents) implements PaymentEvent {}

    /** Nothing is charged, for this {@code reason}. */
    record PaymentDeclined(UUID orderId, UUID userId, String reason) implements PaymentEvent {}

    /** The order is not charged any more, nor will be; 0 where nothing had been charged. */
    record PaymentVoided(UUID orderId, long refundedCents) implements PaymentEvent {}

    /** The event for the outbox; {@code sequence} numbers the events about this payment from 1. */
    default OutboundEvent toOutbound(long sequence) {
        String type = switch (this) {
            case PaymentTaken _ -> "dev.souk.payment.taken.v1";
            case PaymentDeclined _ -> "dev.souk.payment.declined.v1";
            case PaymentVoided _ -> "dev.souk.payment.voided.v1";
        };
        return new OutboundEvent(TOPIC, type, orderId(), sequence, this);
    }
}
