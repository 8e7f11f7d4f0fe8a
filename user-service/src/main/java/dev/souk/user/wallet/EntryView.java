package dev.souk.user.wallet;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a wallet's history.
 *
 * @param amountCents positive for what came in
 * @param kind deposit, payment or refund
 * @param orderId what was paid or refunded; null for a deposit
 */
record EntryView(
        UUID id, long amountCents, String kind, @Nullable UUID orderId, Instant at) {

    static EntryView of(WalletEntry entry) {
        return new EntryView(entry.id(), entry.amountCents(), entry.kind().label(), entry.orderId(), entry.at());
    }
}
