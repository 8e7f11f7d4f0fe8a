package dev.souk.launcher.cli;

import dev.souk.tools.cli.AnsiColors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** One trace, as the console answers it: a line for each span, with a bar from its start to its end. */
record TraceWaterfall(AnsiColors colors) {

    private static final int BAR = 32;
    private static final String ROW = "%9s %9s  %s  %-8s %s";

    List<String> lines(JsonNode trace) {
        double duration = trace.path("duration_ms").asDouble();
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "Trace %s, %.1f ms%s",
                trace.path("trace_id").asString(),
                duration,
                trace.path("complete").asBoolean() ? "" : "; its first span is not stored"));
        lines.add("");
        lines.add(colors.bold(ROW.formatted("AFTER MS", "TOOK MS", " ".repeat(BAR), "SERVICE", "SPAN")));
        trace.path("spans").forEach(span -> lines.add(line(span, duration)));
        lines.add("");
        lines.add("`./souk logs --trace %s` prints its log lines."
                .formatted(trace.path("trace_id").asString()));
        return lines;
    }

    private String line(JsonNode span, double duration) {
        double offset = span.path("offset_ms").asDouble();
        double took = span.path("duration_ms").asDouble();
        boolean failed = span.path("status").asString().equals("ERROR");
        String line = ROW.formatted(
                String.format(Locale.ROOT, "%.1f", offset),
                String.format(Locale.ROOT, "%.1f", took),
                bar(offset / duration, took / duration),
                span.path("service").asString().replace("-service", ""),
                "  ".repeat(span.path("depth").asInt()) + span.path("name").asString() + message(span));
        return failed ? colors.red(line) : line;
    }

    private static String message(JsonNode span) {
        String message = span.path("status_message").asString();
        return message.isEmpty() ? "" : " (" + message + ")";
    }

    /** At least one character wide. Both are parts of the trace; it may have no duration. */
    private static String bar(double from, double length) {
        int begin = Math.clamp(Math.round(from * BAR), 0, BAR - 1);
        int width = Math.clamp(Math.round(length * BAR), 1, BAR - begin);
        return " ".repeat(begin) + "█".repeat(width) + " ".repeat(BAR - begin - width);
    }
}
