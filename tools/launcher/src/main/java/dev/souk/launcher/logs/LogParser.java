package dev.souk.launcher.logs;

import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the log of one process in the formats of Spring Boot, Kafka, PostgreSQL and HAProxy.
 *
 * @param process such as `order-service#1`
 */
record LogParser(String process) {

    private static final String TIME =
            "(?<time>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)?)";

    private static final List<Pattern> FORMATS = List.of(
            Pattern.compile(TIME + " +(?<level>[A-Z]+) +\\d+ --- (?<context>(?:\\[[^]]*] )*)"
                    + "(?<logger>\\S+) *: (?<message>.*)"),
            Pattern.compile(TIME + " (?<context>\\[[^]]*]) \\[(?<level>[A-Z]+)] (?<logger>\\S+) - (?<message>.*)"),
            Pattern.compile(TIME + " UTC (?<context>\\[\\d+]) (?<logger>)(?<level>[A-Z]+\\d?): +(?<message>.*)"),
            Pattern.compile(TIME + " (?<context>)(?<logger>)(?<level>)(?<message>[A-Z].*)"));

    private static final Pattern TRACE = Pattern.compile("\\[(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})]");

    /** The lines of this text. What has no time, such as a stack trace, belongs to the line before it. */
    List<LogLine> parse(List<String> text) {
        var lines = new ArrayList<LogLine>();
        for (String each : text) {
            Optional<Matcher> parts = FORMATS.stream()
                    .map(format -> format.matcher(each))
                    .filter(Matcher::matches)
                    .findFirst();
            if (parts.isPresent()) {
                lines.add(line(parts.get()));
            } else if (!lines.isEmpty()) {
                lines.add(lines.removeLast().followedBy(each));
            }
        }
        return lines;
    }

    private LogLine line(Matcher parts) {
        Matcher trace = TRACE.matcher(parts.group("context"));
        boolean traced = trace.find();
        return new LogLine(
                time(parts.group("time")),
                process.replaceFirst("#.*", ""),
                process,
                level(parts.group("level")),
                parts.group("logger").replaceFirst(".*\\.", ""),
                parts.group("message"),
                traced ? trace.group("trace") : "",
                traced ? trace.group("span") : "",
                null,
                Map.of());
    }

    /** PostgreSQL's has no zone, which is UTC. */
    private static Instant time(String text) {
        return Instant.parse(text.contains("T") ? text : text.replace(' ', 'T') + "Z");
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
