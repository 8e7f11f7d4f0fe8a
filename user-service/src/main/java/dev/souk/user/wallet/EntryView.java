package dev.souk.user.wallet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry of a wallet, as it is read and shown.
 *
 * @param id of the posting
 * @param number rises with time within a wallet: the position of a page
 * @param amountCents positive for money received
 * @param balanceCents the balance after this entry, which a deposit shows
 * @param kind the label of a {@link Posting.Kind}
 * @param orderId the paid or refunded order; null for a deposit
 */
@Schema(example = """
                {"id": "01a1f84a-a1a0-7000-8549-ec1b2f4c4490", "amount_cents": -2500, "kind": "payment",
                "order_id": "01a1f84a-a9e0-7000-9890-89cc70d238f1", "at": "2026-11-20T09:30:04.153489Z"}""")
record EntryView(
        UUID id,
        @JsonIgnore long number,
        long amountCents,
        @JsonIgnore long balanceCents,

        @Schema(allowableValues = {"deposit", "payment", "refund"})
        String kind,

        @Nullable UUID orderId,
        Instant at) {}
