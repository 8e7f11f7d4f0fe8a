package dev.souk.system.check;

import static java.util.stream.Collectors.joining;

import dev.souk.system.observe.Event;
import dev.souk.tools.client.SoukClient;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** I14: the total and the lines in an event are those of its order. Keeps about 300 bytes for each order. */
final class PriceRules {

    /** Total and lines of each order: {@code 3000 for 2 × 01a1… at 1500}. */
    private static final String STORED = """
            select id, concat(total_cents, ' for ',
                              string_agg(format('%s × %s at %s', quantity, item_id, price_cents), ', ' order by item_id))
            from orders left join order_line on order_id = id group by id
            """;

    private final Map<String, String> orders = new HashMap<>();
    private final Verdict findings = new Verdict("I14", "events have the total and the lines of their order");

    PriceRules(Databases databases) {
        databases.forEach(Databases.ORDERS, STORED, row -> orders.put(row.getString(1), row.getString(2)));
    }

    void add(Event event) {
        String stored = orders.get(String.valueOf(event.key()));
        if (!event.topic().equals("souk.orders") || stored == null) {
            return;
        }
        JsonNode body = SoukClient.parse(event.value());
        if (event.type().endsWith(".placed.v1")) {
            String found = total(body) + lines(body);
            expect(found.equals(stored), event, found, stored);
        } else if (!body.isObject() || body.has("total_cents")) {
            expect(stored.startsWith(total(body)), event, total(body), stored);
        }
    }

    private void expect(boolean isSame, Event event, String found, String stored) {
        findings.expect(isSame, "order " + event.key(), "event %s has %s, stored is %s", event.id(), found, stored);
    }

    private static String total(JsonNode body) {
        return body.path("total_cents") + " for ";
    }

    private static String lines(JsonNode body) {
        return body.path("lines")
                .valueStream()
                .sorted(Comparator.comparing(line -> line.path("item_id").asString()))
                .map(line -> "%s × %s at %s"
                        .formatted(line.path("quantity"), line.path("item_id").asString(), line.path("price_cents")))
                .collect(joining(", "));
    }

    Stream<Verdict> verdicts() {
        return Stream.of(findings);
    }
}
