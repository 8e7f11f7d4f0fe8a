package dev.souk.launcher.monitoring;

import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.LogTail;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The logs of several processes as one, in the formats of Spring Boot, Kafka, PostgreSQL and HAProxy, and with the
 * local times of Keycloak, Valkey, Nginx and BIND.
 */
public final class MergedLogs {

    private static final Pattern LINE = Pattern.compile(
            "(?:\\d+:[A-Z] )?(?<time>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)?|(?<local>"
                    + "(?:\\d{4}[-/]\\d\\d[-/]\\d\\d|\\d\\d[- ][A-Z][a-z]+[- ]\\d{4}) \\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{3})?))(?: UTC)? +"
                    + "(?:[A-Z]+ +(?:\\d+ --- |(?=\\[)))?(?:\\[[^]]*] )*(?:(?<logger>\\S+) +[:-] |[A-Z]+\\d?: +)?(?<message>.*)");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern(
            "[yyyy-MM-dd][yyyy/MM/dd][dd MMM yyyy][dd-MMM-yyyy] HH:mm:ss[.SSS][,SSS]", Locale.US);
    private static final Pattern LEVEL = Pattern.compile("\\b(?:TRACE|DEBUG|WARN|ERROR|FATAL|PANIC)");
    private static final Pattern TRACE = Pattern.compile("\\[(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})]");
    private static final Comparator<LogLine> BY_TIME = Comparator.comparing(LogLine::time);

    private final Map<String, Source> sources = new TreeMap<>();

    private MergedLogs(Map<String, LogFile> files, Function<Path, LogTail> tail) {
        files.forEach((process, log) -> sources.put(process, new Source(process, log, tail.apply(log.path()))));
    }

    private record Source(String process, LogFile log, LogTail tail) {}

    /** All that is in these logs, and what is appended; their keys name the processes. */
    public static MergedLogs fromStart(Map<String, LogFile> files) {
        return new MergedLogs(files, LogTail::fromStart);
    }

    /** Adds the logs of processes that have started since. */
    public void add(Map<String, LogFile> files) {
        fromStart(files).sources.forEach(sources::putIfAbsent);
    }

    /** What is appended to these logs from now on. */
    public static MergedLogs fromNow(Map<String, LogFile> files) {
        return new MergedLogs(files, LogTail::fromNow);
    }

    /**
     * The last of the lines until now that are wanted, by time, also from before the last rotation. Only one MiB of one
     * file is in memory beside them.
     */
    public List<LogLine> last(int count, Predicate<LogLine> wanted) {
        var last = new ArrayList<LogLine>();
        for (Source source : sources.values()) {
            // The old file is read this once: the next rotation moves lines to it that the tail has read.
            for (LogTail tail : List.of(LogTail.fromStart(source.log.old()), source.tail)) {
                for (List<String> text = tail.more(); !text.isEmpty(); text = tail.more()) {
                    parse(source.process, text).stream().filter(wanted).forEach(last::add);
                    last.sort(BY_TIME);
                    last.subList(0, Math.max(0, last.size() - count)).clear();
                }
            }
        }
        return last;
    }

    /** The lines since the last call, at most one MiB of each log, by time. */
    public List<LogLine> more() {
        var lines = new ArrayList<LogLine>();
        sources.values().forEach(source -> lines.addAll(parse(source.process, source.tail.more())));
        lines.sort(BY_TIME);
        return lines;
    }

    /** What has no time, such as a stack trace, belongs to the line before it: read from the end, it is joined once. */
    private static List<LogLine> parse(String process, List<String> text) {
        var lines = new ArrayList<LogLine>();
        var following = new ArrayDeque<String>();
        for (String each : text.reversed()) {
            Matcher parts = LINE.matcher(each);
            Instant time = parts.matches() ? time(parts) : null;
            if (time == null) {
                following.addFirst(each);
            } else {
                lines.add(line(process, time, parts, following.isEmpty() ? null : String.join("\n", following)));
                following.clear();
            }
        }
        return lines.reversed();
    }

    /** Null if it only looks like one. PostgreSQL has no zone: UTC. */
    private static @Nullable Instant time(Matcher parts) {
        String text = parts.group("time");
        try {
            return parts.group("local") != null
                    ? LocalDateTime.parse(text, LOCAL)
                            .atZone(ZoneId.systemDefault())
                            .toInstant()
                    : Instant.parse(text.contains("T") ? text : text.replace(' ', 'T') + "Z");
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }

    private static LogLine line(String process, Instant time, Matcher parts, @Nullable String exception) {
        String context = parts.group().substring(parts.end("time"), parts.start("message"));
        Matcher trace = TRACE.matcher(context);
        boolean traced = trace.find();
        String logger = parts.group("logger");
        return new LogLine(
                time,
                process.replaceFirst("#.*", ""),
                process,
                level(context),
                logger == null ? "" : logger.replaceFirst(".*\\.", ""),
                parts.group("message"),
                traced ? trace.group("trace") : "",
                traced ? trace.group("span") : "",
                exception,
                Map.of());
    }

    private static Level level(String context) {
        Matcher name = LEVEL.matcher(context);
        String found = name.find() ? name.group() : "INFO";
        return switch (found) {
            case "FATAL", "PANIC" -> Level.ERROR;
            default -> Level.valueOf(found);
        };
    }
}
