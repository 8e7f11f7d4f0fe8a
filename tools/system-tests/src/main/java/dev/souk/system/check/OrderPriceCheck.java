package dev.souk.system.check;

import dev.souk.launcher.client.Json;
import dev.souk.system.check.books.OrderBook.Line;
import dev.souk.system.observe.Event;
import dev.souk.system.observe.Findings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an event of order-service says of prices. Confirmed and later facts say nothing of them. */
final class OrderPriceCheck {

    private final Event event;
    private final JsonNode told;

    private OrderPriceCheck(Event event, JsonNode told) {
        this.event = event;
        this.told = told;
    }

    /** Compares with the order and its lines. */
    static void compare(Event event, long total, List<Line> lines, Findings findings) {
        try {
            var telling = new OrderPriceCheck(event, Json.MAPPER.readTree(event.value()));
            telling.compareTotal(total, findings);
            telling.compareLines(lines, findings);
        } catch (JacksonException torn) {
            findings.expect(false, "order " + event.key(), "event %s at %s is no JSON", event.id(), event.place());
        }
    }

    private void compareTotal(long stored, Findings findings) {
        if (told.has("total_cents")) {
            long total = told.get("total_cents").asLong();
            findings.expect(
                    total == stored,
                    "order " + event.key(),
                    "event %s tells the total %d, stored is %d",
                    event.id(),
                    total,
                    stored);
        }
    }

    private void compareLines(List<Line> stored, Findings findings) {
        if (!String.valueOf(event.type()).endsWith(".placed.v1")) {
            return;
        }
        Set<String> rows = new TreeSet<>();
        stored.forEach(line -> rows.add(line(line.item().toString(), line.quantity(), line.priceCents())));
        Set<String> lines = new TreeSet<>();
        told.path("lines")
                .forEach(line -> lines.add(line(
                        line.path("item_id").asString(),
                        line.path("quantity").asLong(),
                        line.path("price_cents").asLong())));
        findings.expect(
                rows.equals(lines),
                "order " + event.key(),
                "event %s tells the lines %s, stored are %s",
                event.id(),
                without(lines, rows),
                without(rows, lines));
    }

    private static String line(String item, long quantity, long price) {
        return "%d × %s at %d".formatted(quantity, item, price);
    }

    /** Only the lines that differ. */
    private static Set<String> without(Set<String> some, Set<String> others) {
        var left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }
}
