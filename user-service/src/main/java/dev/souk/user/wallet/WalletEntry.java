package dev.souk.user.wallet;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One ledger entry of a wallet.
 *
 * @param id of the posting
 * @param number rises with time within a wallet
 * @param amountCents positive for money received
 * @param balanceCents the balance after this entry
 * @param kind the label of a {@link Posting.Kind}
 */
record WalletEntry(
        UUID id,
        long number,
        long amountCents,
        long balanceCents,
        String kind,
        @Nullable UUID orderId,
        OffsetDateTime at) {}
