package dev.souk.user.wallet;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry of a wallet in answers.
 *
 * @param amountCents positive for money received
 * @param kind deposit, payment or refund
 * @param orderId the paid or refunded order; null for a deposit
 */
record EntryView(
        UUID id, long amountCents, String kind, @Nullable UUID orderId, Instant at) {

    static EntryView of(WalletEntry entry) {
        return new EntryView(entry.id(), entry.amountCents(), entry.kind().label(), entry.orderId(), entry.at());
    }
}
