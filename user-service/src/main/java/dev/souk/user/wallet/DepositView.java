package dev.souk.user.wallet;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a deposit.
 *
 * @param id of the entry it made
 * @param balanceCents right after it
 */
record DepositView(UUID id, long amountCents, long balanceCents, Instant at) {

    static DepositView of(WalletEntry entry) {
        return new DepositView(entry.id(), entry.amountCents(), entry.balanceCents(), entry.at());
    }
}
