package dev.souk.launcher.logs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one log in the formats of Spring Boot, Kafka, PostgreSQL and HAProxy. */
final class LogParser {

    private static final List<Pattern> FORMATS = List.of(
            Pattern.compile("(?<time>\\d{4}-\\S+T\\S+) +(?<level>[A-Z]+) +\\d+ --- (?<context>(?:\\[[^]]*] )*)"
                    + "(?<logger>\\S+) *: (?<message>.*)"),
            Pattern.compile("(?<time>\\d{4}-\\S+T\\S+) (?<context>\\[[^]]*]) \\[(?<level>[A-Z]+)] "
                    + "(?<logger>\\S+) - (?<message>.*)"),
            Pattern.compile("(?<time>\\d{4}-\\S+ \\S+) UTC (?<context>\\[\\d+]) (?<logger>)"
                    + "(?<level>[A-Z]+\\d?): +(?<message>.*)"),
            Pattern.compile("(?<time>\\d{4}-\\S+T\\S+) (?<context>)(?<logger>)(?<level>)(?<message>[A-Z].*)"));

    private static final Pattern TRACE = Pattern.compile("\\[([0-9a-f]{32})-");

    private final String process;
    private @Nullable LogLine last;

    LogParser(String process) {
        this.process = process;
    }

    /** The line; nothing for one without a time at the beginning of the log. */
    Optional<LogLine> parse(String text) {
        LogLine previous = last;
        last = FORMATS.stream()
                .map(format -> format.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(this::line)
                .orElseGet(() -> previous == null ? null : previous.continued(text));
        return Optional.ofNullable(last);
    }

    private Optional<LogLine> line(Matcher parts) {
        try {
            return Optional.of(new LogLine(
                    time(parts.group("time")),
                    process,
                    LogLevel.of(parts.group("level")),
                    trace(parts.group("context")),
                    parts.group("logger").replaceFirst(".*\\.", ""),
                    parts.group("message"),
                    false));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static Instant time(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : Instant.parse(text.replace(' ', 'T') + "Z");
    }

    private static String trace(String context) {
        Matcher trace = TRACE.matcher(context);
        return trace.find() ? trace.group(1) : "";
    }
}
