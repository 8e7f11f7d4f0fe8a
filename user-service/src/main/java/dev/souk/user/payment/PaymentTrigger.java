package dev.souk.user.payment;

import java.util.UUID;

/**
 * The events of order-service that a payment reacts to. The constructors reject impossible values, so that such a
 * record becomes a dead letter.
 */
sealed interface PaymentTrigger {

    UUID orderId();

    /** The stock is reserved: charge the total. */
    record OrderStockReserved(UUID orderId, UUID userId, long totalCents) implements PaymentTrigger {

        public OrderStockReserved {
            if (totalCents < 0) {
                throw new IllegalArgumentException("total_cents is below zero");
            }
        }
    }

    /** The order is being cancelled: refund what was charged, and charge nothing from now on. */
    record OrderCancelling(UUID orderId) implements PaymentTrigger {}
}
