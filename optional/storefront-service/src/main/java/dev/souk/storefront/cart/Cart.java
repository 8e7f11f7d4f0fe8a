package dev.souk.storefront.cart;

import java.util.List;
import java.util.UUID;

/** The type {@code Cart} of the schema. */
record Cart(List<CartLine> lines, long totalCents, long version) {

    /** One line, with the current price. */
    record CartLine(UUID itemId, String name, int quantity, long priceCents, long available) {}
}
