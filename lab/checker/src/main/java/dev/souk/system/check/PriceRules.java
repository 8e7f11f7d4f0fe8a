package dev.souk.system.check;

import static java.util.stream.Collectors.joining;

import dev.souk.system.observe.Event;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import dev.souk.tools.client.Json;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** I14: the total and the lines in an event are those of its order. */
final class PriceRules {

    private final Map<String, StoredOrder> orders;
    private final Findings findings = new Findings("I14", "events have the total and the lines of their order");

    PriceRules(Map<String, StoredOrder> orders) {
        this.orders = orders;
    }

    void add(Event event) {
        StoredOrder order = orders.get(String.valueOf(event.key()));
        if (!event.topic().equals("souk.orders") || order == null) {
            return;
        }
        try {
            compare(event, Json.MAPPER.readTree(event.value()), order);
        } catch (JacksonException invalid) {
            findings.expect(false, "order " + event.key(), "event %s at %s is not JSON", event.id(), event.place());
        }
    }

    private void compare(Event event, JsonNode body, StoredOrder stored) {
        String subject = "order " + event.key();
        boolean isPlaced = String.valueOf(event.type()).endsWith(".placed.v1");
        if (isPlaced || body.has("total_cents")) {
            long total = body.path("total_cents").asLong(stored.totalCents());
            boolean isSame = total == stored.totalCents();
            findings.expect(isSame, subject, "event %s has the total %s, stored is %s", event.id(), total, stored);
        }
        if (isPlaced) {
            String lines = prices(body.path("lines"));
            boolean isSame = lines.equals(stored.prices());
            findings.expect(isSame, subject, "event %s has the lines %s, stored is %s", event.id(), lines, stored);
        }
    }

    /** In the format of {@link StoredOrder#prices}. */
    private static String prices(JsonNode lines) {
        return lines.valueStream()
                .sorted(Comparator.comparing(line -> line.path("item_id").asString()))
                .map(line -> "%s × %s at %s"
                        .formatted(
                                line.path("quantity").asLong(),
                                line.path("item_id").asString(),
                                line.path("price_cents").asLong()))
                .collect(joining(", "));
    }

    Stream<Verdict> verdicts() {
        return Stream.of(findings.verdict());
    }
}
