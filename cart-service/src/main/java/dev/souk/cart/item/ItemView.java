package dev.souk.cart.item;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** An item in responses. */
@Schema(example = """
                {"id": "01a1f83c-4686-7000-8ab2-990af0c8358f", "sku": "SAFFRON-1G", "name": "Saffron threads, 1 g",
                "price_cents": 1250, "on_sale": true, "available": 40}""")
record ItemView(UUID id, String sku, String name, int priceCents, boolean onSale, long available) {

    static ItemView of(Item item) {
        return new ItemView(item.id(), item.sku(), item.name(), item.priceCents(), item.onSale(), item.available());
    }
}
