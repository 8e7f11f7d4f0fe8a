package dev.souk.launcher.cli;

import dev.souk.tools.cli.AnsiColors;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A line for each trace, as the console answers them: newest first. */
record TraceList(ZoneId zone, AnsiColors colors) {

    private static final String ROW = "%-12s %9s %5s %6s  %-32s  %s";

    List<String> lines(JsonNode traces) {
        if (traces.isEmpty()) {
            return List.of("There are no such traces. `./souk demo` makes some.");
        }
        String titles = colors.bold(ROW.formatted("TIME", "MS", "SPANS", "ERRORS", "ID", "REQUEST"));
        return Stream.concat(Stream.of(titles), traces.valueStream().map(this::line))
                .toList();
    }

    private String line(JsonNode trace) {
        long errors = trace.path("errors").asLong();
        String line = ROW.formatted(
                new TimeOfDay(zone).of(trace.path("start")),
                String.format(Locale.ROOT, "%.1f", trace.path("duration_ms").asDouble()),
                trace.path("spans").asInt(),
                errors == 0 ? "" : errors,
                trace.path("trace_id").asString(),
                trace.path("name").asString());
        return errors == 0 ? line : colors.red(line);
    }
}
