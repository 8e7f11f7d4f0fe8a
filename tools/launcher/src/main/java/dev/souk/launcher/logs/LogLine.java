package dev.souk.launcher.logs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of a log as a person reads it. Services write one JSON object a line (the Logstash names); everything else is
 * passed on as it is.
 */
public final class LogLine {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private LogLine() {}

    /** The line rendered in full, stack traces included. */
    public static String full(String line, AnsiColors colors) {
        JsonNode node = parse(line);
        if (node.isMissingNode()) {
            return line;
        }
        String trace = text(node, "stack_trace").stripTrailing();
        return summary(node, colors) + (trace.isEmpty() ? "" : "\n" + trace);
    }

    /** The line rendered for a short report: of a stack trace only what was thrown and why. */
    public static String brief(String line) {
        JsonNode node = parse(line);
        if (node.isMissingNode()) {
            return line;
        }
        String reasons = text(node, "stack_trace")
                .lines()
                .filter(one -> !one.startsWith("\t") && !one.isBlank())
                .map(one -> "\n    " + one)
                .collect(Collectors.joining());
        return summary(node, AnsiColors.NONE) + reasons;
    }

    private static JsonNode parse(String line) {
        try {
            return line.startsWith("{") ? JSON.readTree(line) : JSON.missingNode();
        } catch (JacksonException cutOff) {
            return JSON.missingNode();
        }
    }

    private static String summary(JsonNode node, AnsiColors colors) {
        String level = text(node, "level");
        String trace = text(node, "traceId");
        return "%s %s %s  %s%s"
                .formatted(
                        colors.faint(clock(text(node, "@timestamp"))),
                        colors.level(level, "%-5s".formatted(level)),
                        colors.faint(shortName(text(node, "logger_name"))),
                        text(node, "message"),
                        trace.isEmpty() ? "" : "  " + colors.faint("trace=" + trace));
    }

    private static String clock(String timestamp) {
        try {
            Instant instant = OffsetDateTime.parse(timestamp).toInstant();
            return CLOCK.format(instant.atZone(ZoneId.systemDefault()));
        } catch (DateTimeParseException otherFormat) {
            return timestamp;
        }
    }

    private static String shortName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
