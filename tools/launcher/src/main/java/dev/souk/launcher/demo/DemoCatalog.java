package dev.souk.launcher.demo;

import dev.souk.launcher.report.LauncherException;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The items of the shop, highest stock first, so that the demo can run often. */
record DemoCatalog(List<Item> items) {

    private static final long MAXIMUM_QUANTITY = 99;

    record Item(String id, long priceCents, long available) {}

    record Choice(Item item, long quantity) {

        long totalCents() {
            return item.priceCents() * quantity;
        }

        String json() {
            return "{\"item_id\":\"%s\",\"quantity\":%d}".formatted(item.id(), quantity);
        }
    }

    static DemoCatalog of(JsonNode page) {
        return new DemoCatalog(page.path("items")
                .valueStream()
                .map(node -> new Item(
                        node.path("id").asString(""),
                        node.path("price_cents").asLong(0),
                        node.path("available").asLong(0)))
                .sorted(Comparator.comparingLong(Item::available).reversed())
                .toList());
    }

    /** This quantity of one item. */
    Choice some(int quantity) {
        return items.stream()
                .filter(item -> item.available() >= quantity)
                .map(item -> new Choice(item, quantity))
                .findFirst()
                .orElseThrow(DemoCatalog::outOfStock);
    }

    /** The smallest quantity of one item that costs more than this. */
    Choice costingMoreThan(long cents) {
        return items.stream()
                .map(item -> new Choice(item, cents / item.priceCents() + 1))
                .filter(choice -> choice.quantity() <= Math.min(choice.item().available(), MAXIMUM_QUANTITY))
                .findFirst()
                .orElseThrow(DemoCatalog::outOfStock);
    }

    private static LauncherException outOfStock() {
        return new LauncherException("All items are out of stock. `./souk up --fresh` starts with new data.");
    }
}
