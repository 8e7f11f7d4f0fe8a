package dev.souk.user.wallet;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One ledger entry of a wallet.
 *
 * @param id of the posting
 * @param number rises with time within a wallet
 * @param amountCents positive for money received
 * @param balanceCents the balance after this entry
 */
record WalletEntry(
        UUID id,
        long number,
        long amountCents,
        long balanceCents,
        Posting.Kind kind,
        @Nullable UUID orderId,
        Instant at) {}
