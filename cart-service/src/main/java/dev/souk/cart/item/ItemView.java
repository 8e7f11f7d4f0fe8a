package dev.souk.cart.item;

import java.util.UUID;

/** An item in answers. */
record ItemView(UUID id, String sku, String name, int priceCents, boolean onSale, long available) {

    static ItemView of(Item item) {
        return new ItemView(item.id(), item.sku(), item.name(), item.priceCents(), item.onSale(), item.available());
    }
}
