package dev.souk.user.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order; the transaction that read it holds the lock of its row.
 *
 * @param userId who is charged; null while NEW and for a tombstone
 * @param amountCents the requested amount; null while NEW and for a tombstone
 */
record Payment(
        UUID orderId,
        PaymentState state,
        @Nullable UUID userId,
        @Nullable Long amountCents) {}
