package dev.souk.launcher.logs;

import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of one process in the formats of Spring Boot, Kafka, PostgreSQL and HAProxy.
 *
 * @param process such as `order-service#1`
 */
record LogParser(String process) {

    private static final List<Pattern> FORMATS = List.of(
            Pattern.compile("(?<time>\\d{4}-\\S+T\\S+) +(?<level>[A-Z]+) +\\d+ --- (?<context>(?:\\[[^]]*] )*)"
                    + "(?<logger>\\S+) *: (?<message>.*)"),
            Pattern.compile("(?<time>\\d{4}-\\S+T\\S+) (?<context>\\[[^]]*]) \\[(?<level>[A-Z]+)] "
                    + "(?<logger>\\S+) - (?<message>.*)"),
            Pattern.compile("(?<time>\\d{4}-\\S+ \\S+) UTC (?<context>\\[\\d+]) (?<logger>)"
                    + "(?<level>[A-Z]+\\d?): +(?<message>.*)"),
            Pattern.compile("(?<time>\\d{4}-\\S+T\\S+) (?<context>)(?<logger>)(?<level>)(?<message>[A-Z].*)"));

    private static final Pattern TRACE = Pattern.compile("\\[([0-9a-f]{32})-([0-9a-f]{16})]");

    /** The lines of this text. What has no time, such as a stack trace, belongs to the line before it. */
    List<LogLine> parse(List<String> text) {
        var lines = new ArrayList<LogLine>();
        for (String each : text) {
            Optional<LogLine> line = FORMATS.stream()
                    .map(format -> format.matcher(each))
                    .filter(Matcher::matches)
                    .findFirst()
                    .flatMap(this::line);
            if (line.isPresent()) {
                lines.add(line.get());
            } else if (!lines.isEmpty()) {
                lines.add(continued(lines.removeLast(), each));
            }
        }
        return lines;
    }

    private Optional<LogLine> line(Matcher parts) {
        Matcher trace = TRACE.matcher(parts.group("context"));
        boolean traced = trace.find();
        try {
            return Optional.of(new LogLine(
                    time(parts.group("time")),
                    process.replaceFirst("#.*", ""),
                    process,
                    level(parts.group("level")),
                    parts.group("logger").replaceFirst(".*\\.", ""),
                    parts.group("message"),
                    traced ? trace.group(1) : "",
                    traced ? trace.group(2) : "",
                    null,
                    Map.of()));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static LogLine continued(LogLine line, String text) {
        @Nullable String before = line.exception();
        return new LogLine(
                line.time(),
                line.service(),
                line.process(),
                line.level(),
                line.logger(),
                line.message(),
                line.traceId(),
                line.spanId(),
                before == null ? text : before + "\n" + text,
                line.fields());
    }

    private static Instant time(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : Instant.parse(text.replace(' ', 'T') + "Z");
    }

    /** By its name in Spring Boot, Kafka and PostgreSQL. */
    private static Level level(String name) {
        return switch (name) {
            case "TRACE" -> Level.TRACE;
            case "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5" -> Level.DEBUG;
            case "WARN", "WARNING" -> Level.WARN;
            case "ERROR", "FATAL", "PANIC" -> Level.ERROR;
            default -> Level.INFO;
        };
    }
}
