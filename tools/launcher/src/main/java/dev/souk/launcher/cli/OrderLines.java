package dev.souk.launcher.cli;

import dev.souk.tools.cli.AnsiColors;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Orders as lines of text: a list of the latest, newest first, or the timeline of one. */
record OrderLines(ZoneId zone, AnsiColors colors) {

    private static final String ORDER = "%-12s %-14s %10s  %-36s  %s";
    private static final String ENTRY = "%-12s %-8s  %-32s %8s  %s";
    private static final double CENTS = 100;

    List<String> list(JsonNode orders) {
        if (orders.isEmpty()) {
            return List.of("There are no orders. `./souk demo` places two.");
        }
        String titles = colors.bold(ORDER.formatted("PLACED", "STATUS", "TOTAL", "ID", "REASON"));
        return Stream.concat(Stream.of(titles), orders.valueStream().map(this::order))
                .toList();
    }

    private String order(JsonNode order) {
        return ORDER.formatted(
                        time(order.at("/history/0/at")),
                        order.path("status").asString(),
                        String.format(
                                Locale.ROOT, "%.2f", order.path("total_cents").asLong() / CENTS),
                        order.path("id").asString(),
                        order.path("reason").asString(""))
                .stripTrailing();
    }

    List<String> timeline(JsonNode timeline) {
        String id = timeline.at("/order/id").asString();
        var lines = new ArrayList<String>();
        lines.add("Order %s is %s".formatted(id, timeline.at("/order/status").asString()));
        lines.add("");
        lines.add(colors.bold(ENTRY.formatted("TIME", "KIND", "WHAT", "SEQUENCE", "DETAIL")));
        timeline.path("entries").forEach(entry -> lines.add(entry(entry)));
        lines.add("");
        lines.add("`./souk logs --order %s` prints its log lines.".formatted(id));
        return lines;
    }

    private String entry(JsonNode entry) {
        return ENTRY.formatted(
                        time(entry.path("at")),
                        entry.path("kind").asString(),
                        entry.path("what").asString(),
                        entry.path("sequence").asString(""),
                        entry.path("detail").asString(""))
                .stripTrailing();
    }

    private String time(JsonNode instant) {
        return new TimeOfDay(zone).of(instant);
    }
}
