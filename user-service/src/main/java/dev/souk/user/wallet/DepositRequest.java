package dev.souk.user.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * The body of a deposit.
 *
 * @param amountCents 1 to 100,000,000
 */
@Schema(example = """
                {"amount_cents": 5000}""")
record DepositRequest(@NotNull @Min(1) @Max(1_000_000_00) Long amountCents) {}
