package dev.souk.cart.cart;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The body that adds pieces of an item. */
@Schema(example = """
                {"item_id": "01a1f83c-4686-7000-8ab2-990af0c8358f", "quantity": 2}""")
record LineRequest(
        @NotNull UUID itemId,
        @NotNull @Min(1) @Max(Cart.MAX_QUANTITY) Integer quantity) {}
