package dev.souk.cart.stock;

import dev.souk.common.problem.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * The body of an adjustment of stock.
 *
 * @param delta pieces to add, or to remove if it is negative; never 0
 */
@Schema(example = """
                {"delta": 10}""")
record StockRequest(@NotNull @Min(-MAX) @Max(MAX) Integer delta) {

    private static final int MAX = 1_000_000;

    int pieces() {
        if (delta == 0) {
            throw Problems.VALIDATION_FAILED
                    .with("An adjustment adds or removes pieces.")
                    .on("delta", "must not be 0");
        }
        return delta;
    }
}
