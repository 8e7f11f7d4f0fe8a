package dev.souk.user.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The body of a deposit.
 *
 * @param amountCents 1 to 100,000,000
 */
@Schema(example = """
                {"amount_cents": 5000}""")
record DepositRequest(@Min(1) @Max(MAX_CENTS) long amountCents) {

    private static final long MAX_CENTS = 1_000_000_00;
}
