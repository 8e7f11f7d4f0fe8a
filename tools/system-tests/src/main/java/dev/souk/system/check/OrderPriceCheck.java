package dev.souk.system.check;

import static dev.souk.system.check.Databases.ORDERS;

import dev.souk.launcher.client.Json;
import dev.souk.system.observe.Event;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** I14: the total and the lines in an event are those of its order. Compares in batches, so that few are in memory. */
final class OrderPriceCheck {

    private static final int BATCH = 500;

    private static final String STORED =
            """
            select o.id::text, o.total_cents, array(
                select format('%s × %s at %s', quantity, item_id, price_cents) from order_line where order_id = o.id) as lines
            from orders o where id = any (?::uuid[])
            """;

    private record Prices(String order, long totalCents, TreeSet<String> lines) {}

    private record PricedEvent(Event event, JsonNode body) {}

    private final Databases databases;
    private final Map<String, PricedEvent> batch = new HashMap<>();
    private final Findings findings = new Findings("I14", "events have the total and the lines of their order");

    OrderPriceCheck(Databases databases) {
        this.databases = databases;
    }

    void add(Event event) {
        if (!event.topic().equals("souk.orders")) {
            return;
        }
        try {
            JsonNode body = Json.MAPPER.readTree(event.value());
            if (body.has("total_cents") || isPlaced(event)) {
                batch.put(event.place(), new PricedEvent(event, body));
            }
        } catch (JacksonException invalid) {
            findings.expect(false, "order " + event.key(), "event %s at %s is not JSON", event.id(), event.place());
        }
        if (batch.size() >= BATCH) {
            compareBatch();
        }
    }

    private void compareBatch() {
        String[] ids = batch.values().stream()
                .map(priced -> String.valueOf(priced.event().key()))
                .distinct()
                .toArray(String[]::new);
        Iterator<Prices> rows = databases.rows(
                ORDERS,
                STORED,
                row -> new Prices(row.getString(1), row.getLong(2), new TreeSet<>(List.of((String[])
                        row.getArray(3).getArray()))),
                (Object) ids);
        var stored = new HashMap<String, Prices>();
        rows.forEachRemaining(prices -> stored.put(prices.order(), prices));
        batch.values().forEach(priced -> {
            Prices prices = stored.get(String.valueOf(priced.event().key()));
            if (prices != null) {
                compare(priced, prices);
            }
        });
        batch.clear();
    }

    private void compare(PricedEvent priced, Prices stored) {
        Event event = priced.event();
        String subject = "order " + event.key();
        long total = priced.body().path("total_cents").asLong(stored.totalCents());
        findings.expect(
                total == stored.totalCents(),
                subject,
                "event %s has the total %d, stored is %d",
                event.id(),
                total,
                stored.totalCents());
        if (isPlaced(event)) {
            var lines = new TreeSet<String>();
            priced.body().path("lines").forEach(line -> lines.add(text(line)));
            findings.expect(
                    lines.equals(stored.lines()),
                    subject,
                    "event %s has the lines %s, stored are %s",
                    event.id(),
                    lines,
                    stored.lines());
        }
    }

    private static boolean isPlaced(Event event) {
        return String.valueOf(event.type()).endsWith(".placed.v1");
    }

    private static String text(JsonNode line) {
        return "%d × %s at %d"
                .formatted(
                        line.path("quantity").asLong(),
                        line.path("item_id").asString(),
                        line.path("price_cents").asLong());
    }

    Stream<Verdict> verdicts() {
        compareBatch();
        return Stream.of(findings.verdict());
    }
}
