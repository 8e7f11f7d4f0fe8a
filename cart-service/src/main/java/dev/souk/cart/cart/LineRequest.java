package dev.souk.cart.cart;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The body that adds pieces of an item. */
record LineRequest(
        @NotNull UUID itemId,
        @NotNull @Min(1) @Max(Cart.MAX_QUANTITY) Integer quantity) {}
