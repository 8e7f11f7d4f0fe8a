package dev.souk.user.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry of a wallet in responses.
 *
 * @param amountCents positive for money received
 * @param kind deposit, payment or refund
 * @param orderId the paid or refunded order; null for a deposit
 */
@Schema(example = """
                {"id": "01a1f84a-a1a0-7000-8549-ec1b2f4c4490", "amount_cents": -2500, "kind": "payment",
                "order_id": "01a1f84a-a9e0-7000-9890-89cc70d238f1", "at": "2026-11-20T09:30:04.153489Z"}""")
record EntryView(
        UUID id,
        long amountCents,

        @Schema(allowableValues = {"deposit", "payment", "refund"})
        String kind,

        @Nullable UUID orderId,
        Instant at) {

    static EntryView of(WalletEntry entry) {
        return new EntryView(
                entry.id(),
                entry.amountCents(),
                entry.kind(),
                entry.orderId(),
                entry.at().toInstant());
    }
}
