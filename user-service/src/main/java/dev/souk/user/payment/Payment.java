package dev.souk.user.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The payment for an order, its row locked by the transaction that read it.
 *
 * @param userId who was asked to pay; null where nobody was
 * @param amountCents what was asked for; 0 where nothing was
 */
record Payment(UUID orderId, PaymentState status, @Nullable UUID userId, long amountCents) {}
