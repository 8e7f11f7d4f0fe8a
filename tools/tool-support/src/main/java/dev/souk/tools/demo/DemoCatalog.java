package dev.souk.tools.demo;

import dev.souk.tools.ToolException;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import tools.jackson.databind.JsonNode;

/** The items of the shop, highest stock first, so that the demo can run often. */
record DemoCatalog(List<JsonNode> items) {

    private static final long MAXIMUM_QUANTITY = 99;

    record CartLine(String itemId, long quantity, long totalCents) {

        String json() {
            return "{\"item_id\":\"%s\",\"quantity\":%s}".formatted(itemId, quantity);
        }
    }

    static DemoCatalog of(JsonNode page) {
        return new DemoCatalog(page.path("items")
                .valueStream()
                .sorted(Comparator.comparingLong(DemoCatalog::available).reversed())
                .toList());
    }

    /** This quantity of one item. */
    CartLine some(long quantity) {
        return first(_ -> quantity);
    }

    /** The smallest quantity of one item that costs more than this. */
    CartLine costingMoreThan(long cents) {
        return first(price -> cents / price + 1);
    }

    private CartLine first(LongUnaryOperator quantityAtPrice) {
        for (JsonNode item : items) {
            long price = item.path("price_cents").asLong(0);
            long quantity = quantityAtPrice.applyAsLong(price);
            if (quantity <= Math.min(available(item), MAXIMUM_QUANTITY)) {
                return new CartLine(item.path("id").asString(""), quantity, price * quantity);
            }
        }
        throw new ToolException("All items are out of stock. `./souk up --fresh` starts with new data.");
    }

    private static long available(JsonNode item) {
        return item.path("available").asLong(0);
    }
}
