package dev.souk.user.payment;

import java.util.UUID;

/** What order-service says that payments have to act on. */
public sealed interface PaymentTrigger {

    UUID orderId();

    /** The stock is reserved: now the money. */
    record OrderStockReserved(UUID orderId, UUID userId, long totalCents) implements PaymentTrigger {

        /** A price below zero is no price; a record that has one is poison. */
        public OrderStockReserved {
            if (totalCents < 0) {
                throw new IllegalArgumentException("total_cents is below zero");
            }
        }
    }

    /** The order is being cancelled: give back what was taken, and take nothing any more. */
    record OrderCancelling(UUID orderId) implements PaymentTrigger {}
}
