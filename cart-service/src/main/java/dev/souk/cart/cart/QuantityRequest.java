package dev.souk.cart.cart;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** So many pieces of an item, however many there were. */
record QuantityRequest(
        @NotNull @Min(1) @Max(Cart.MAX_QUANTITY) Integer quantity) {}
