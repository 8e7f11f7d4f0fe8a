package dev.souk.system.check;

import static java.util.stream.Collectors.joining;

import dev.souk.system.observe.Event;
import dev.souk.tools.client.SoukClient;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** I14 and I8: total, lines and user in an event are those of its order. Keeps about 350 bytes for each order. */
final class PriceRules {

    /** Total, lines and user of each order: {@code 3000 for 2 × 01a1… at 1500 of 01a2…}. */
    private static final String STORED = """
            select id, concat(total_cents, ' for ',
                              string_agg(format('%s × %s at %s', quantity, item_id, price_cents), ', ' order by item_id),
                              ' of ', user_id)
            from orders left join order_line on order_id = id group by id
            """;

    private static final String OF = " of ";

    private final Map<String, String> orders = new HashMap<>();
    private final Verdict owners = new Verdict("I8", "an event of an order names its user");
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
        JsonNode user = body.path("user_id");
        boolean isOwn = user.isMissingNode() || stored.endsWith(OF + user.asString(""));
        owners.expect(isOwn, event.subject(), "event %s is of %s, stored is %s", event.id(), user, stored);
        if (event.type().endsWith(".placed.v1")) {
            String found = total(body) + lines(body) + OF;
            expect(stored.startsWith(found), event, found, stored);
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
        return Stream.of(owners, findings);
    }
}
