package dev.souk.user.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * The response to a deposit.
 *
 * @param id of the posting
 * @param balanceCents the balance after the deposit
 */
@Schema(example = """
                {"id": "01a1f84a-a9e0-7000-9890-89cc70d238f1", "amount_cents": 5000, "balance_cents": 5000,
                "at": "2026-11-20T09:30:04.153489Z"}""")
record DepositView(UUID id, long amountCents, long balanceCents, Instant at) {

    static DepositView of(EntryView entry) {
        return new DepositView(entry.id(), entry.amountCents(), entry.balanceCents(), entry.at());
    }
}
