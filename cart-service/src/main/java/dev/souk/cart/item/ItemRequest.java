package dev.souk.cart.item;

import dev.souk.common.web.LineOfText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body that adds or changes an item.
 *
 * @param onSale where missing, a new item is on sale and a changed item keeps its value
 */
@Schema(example = """
                {"sku": "SAFFRON-1G", "name": "Saffron threads, 1 g", "price_cents": 1250, "on_sale": true}""")
record ItemRequest(
        @NotNull @Pattern(regexp = "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$", message = SKU)
        String sku,

        @NotNull @LineOfText(max = 120) String name,

        @NotNull @Min(1) @Max(10_000_000) Integer priceCents,
        @Nullable Boolean onSale) {

    private static final String SKU = "must be 1 to 40 letters, digits, dots, dashes or underscores";

    boolean onSaleOr(boolean defaultValue) {
        return onSale == null ? defaultValue : onSale;
    }
}
