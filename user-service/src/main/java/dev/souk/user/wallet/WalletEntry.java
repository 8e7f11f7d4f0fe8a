package dev.souk.user.wallet;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a wallet's history.
 *
 * @param id of the posting it belongs to
 * @param number its place in the ledger, rising in time within a wallet
 * @param amountCents positive for what came in
 * @param balanceCents after it
 */
public record WalletEntry(
        UUID id,
        long number,
        long amountCents,
        long balanceCents,
        PostingKind kind,
        @Nullable UUID orderId,
        Instant at) {}
