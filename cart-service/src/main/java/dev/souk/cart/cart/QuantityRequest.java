package dev.souk.cart.cart;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** The body that sets the quantity of an item. */
@Schema(example = """
                {"quantity": 3}""")
record QuantityRequest(
        @NotNull @Min(1) @Max(Cart.MAX_QUANTITY) Integer quantity) {}
