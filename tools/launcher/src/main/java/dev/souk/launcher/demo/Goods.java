package dev.souk.launcher.demo;

import dev.souk.launcher.report.LauncherException;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the shop sells, with the most plentiful first: the story must not run dry however often it is told. */
record Goods(List<Item> items) {

    /** One item of the shop. */
    record Item(String id, String name, long priceCents, long available) {}

    /** A number of one item. */
    record Choice(Item item, long quantity) {

        long totalCents() {
            return item.priceCents() * quantity;
        }

        String json() {
            return "{\"item_id\":\"%s\",\"quantity\":%d}".formatted(item.id(), quantity);
        }
    }

    static Goods of(JsonNode page) {
        return new Goods(page.path("items")
                .valueStream()
                .map(Goods::item)
                .sorted(Comparator.comparingLong(Item::available).reversed())
                .toList());
    }

    private static Item item(JsonNode node) {
        return new Item(
                node.path("id").asString(""),
                node.path("name").asString(""),
                node.path("price_cents").asLong(0),
                node.path("available").asLong(0));
    }

    /** A few of one item. */
    Choice some(int quantity) {
        return items.stream()
                .filter(item -> item.available() >= quantity)
                .map(item -> new Choice(item, quantity))
                .findFirst()
                .orElseThrow(Goods::soldOut);
    }

    /** Just enough of one item to cost more than this. */
    Choice dearerThan(long cents) {
        return items.stream()
                .map(item -> new Choice(item, cents / item.priceCents() + 1))
                .filter(choice -> choice.quantity() <= Math.min(choice.item().available(), 99))
                .findFirst()
                .orElseThrow(Goods::soldOut);
    }

    private static LauncherException soldOut() {
        return new LauncherException("The shop has nothing left to sell. `./souk up --fresh` fills it again.");
    }
}
