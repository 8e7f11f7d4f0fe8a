package dev.souk.user.wallet;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a deposit.
 *
 * @param id of the posting
 * @param balanceCents the balance after the deposit
 */
record DepositView(UUID id, long amountCents, long balanceCents, Instant at) {

    static DepositView of(WalletEntry entry) {
        return new DepositView(entry.id(), entry.amountCents(), entry.balanceCents(), entry.at());
    }
}
