package dev.souk.launcher.cli;

import dev.souk.launcher.logs.LogFilter;
import dev.souk.launcher.logs.LogLevel;
import dev.souk.launcher.logs.LogLine;
import dev.souk.launcher.logs.MergedLogs;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "logs",
        description = "Prints the logs of the current or last run, merged by time.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    /** How much later than another process one may write a line with an earlier time. */
    private static final Duration WINDOW = Duration.ofMillis(300);

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Parameters(arity = "0..1", paramLabel = "SERVICE[#n]", description = "All by default.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Print new lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "The last N lines; 100 by default, 1000 of a trace or an order.")
    private @Nullable Integer lines;

    @Option(names = "--trace", paramLabel = "ID", description = "Only this trace; the first digits are enough.")
    private String trace = "";

    @Option(names = "--order", paramLabel = "ID", description = "Only lines about this order, and their traces.")
    private String order = "";

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Only this level and above: ${COMPLETION-CANDIDATES}.")
    private LogLevel level = LogLevel.TRACE;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Not older than 30s, 5m or 2h, also from earlier runs.")
    private @Nullable Duration since;

    @Option(names = "--json", description = "Print each line as a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, LogFile> files = files();
        Clock clock = Clock.system(ZoneId.systemDefault());
        Instant from = since == null
                ? options.state().startOfLastRun()
                : clock.instant().minus(since);
        var logs = new MergedLogs(files, new LogFilter(from, level, trace, order));
        Consumer<LogLine> printer = printer(files.size() > 1, clock.getZone());
        print(logs.last(count()), printer);
        while (follow && !Thread.currentThread().isInterrupted()) {
            print(logs.more(clock.instant().minus(WINDOW)), printer);
            new Await(POLL_INTERVAL, POLL_INTERVAL).until(() -> false);
        }
        return 0;
    }

    private int count() {
        if (lines != null) {
            return Math.max(0, lines);
        }
        return trace.isEmpty() && order.isEmpty() ? 100 : 1000;
    }

    private Consumer<LogLine> printer(boolean withProcess, ZoneId zone) {
        var text = new LogLineFormat(withProcess, zone, GlobalOptions.colors());
        return line -> options.out().println(json ? Json.MAPPER.writeValueAsString(line) : text.format(line));
    }

    private void print(List<LogLine> lines, Consumer<LogLine> printer) {
        lines.forEach(printer);
        options.out().flush();
    }

    private Map<String, LogFile> files() {
        var all = new TreeMap<String, LogFile>();
        options.state().logFiles().forEach(log -> all.put(name(log), log));
        all.keySet().removeIf(name -> name.startsWith("prepare-") || name.equals("launcher"));
        if (all.isEmpty()) {
            throw new ToolException(
                    "There are no logs in %s yet.".formatted(options.state().logs()));
        }
        if (service != null) {
            all.keySet().retainAll(ServiceNames.processes(service, List.copyOf(all.keySet())));
        }
        return all;
    }

    private static String name(LogFile log) {
        String file = log.path().getFileName().toString();
        return file.replaceFirst("\\.log$", "").replaceFirst("-(\\d+)$", "#$1");
    }

    /** `30s`, `5m` or `2h`. */
    private static final class TimeSpan implements ITypeConverter<Duration> {

        private static final Pattern FORMAT = Pattern.compile("(\\d{1,6})([smh])");

        @Override
        public Duration convert(String value) {
            Matcher parts = FORMAT.matcher(value);
            if (!parts.matches()) {
                throw new TypeConversionException("'%s' is not a time such as 30s, 5m or 2h".formatted(value));
            }
            return Duration.parse("PT" + parts.group(1) + parts.group(2));
        }
    }
}
