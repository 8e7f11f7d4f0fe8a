package dev.souk.launcher.cli;

import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.launcher.monitoring.MergedLogs;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the logs of the current or last run, merged by time.")
final class LogsCommand extends LauncherCommand implements Runnable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    @Parameters(arity = "0..1", paramLabel = "SERVICE[#n]", description = "All by default.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Print new lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "The last N lines; 100 by default.")
    private int count = 100;

    @Option(names = "--trace", paramLabel = "ID", description = "Only this trace; the first digits are enough.")
    private String trace = "";

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Only this level and above: ${COMPLETION-CANDIDATES}.")
    private Level level = Level.TRACE;

    @Option(names = "--json", description = "Print each line as a JSON object.")
    private boolean json;

    @Override
    public void run() {
        var logs = MergedLogs.fromStart(files());
        Instant start = global.state().startOfLastRun();
        Predicate<LogLine> wanted = line -> !line.time().isBefore(start)
                && line.level().compareTo(level) >= 0
                && line.traceId().startsWith(trace.toLowerCase(Locale.ROOT));
        print(logs.last(Math.max(0, count), wanted));
        while (follow && !System.out.checkError() && !Thread.currentThread().isInterrupted()) { // `| head` has ended
            new Await(POLL_INTERVAL, POLL_INTERVAL).until(() -> false);
            logs.add(files());
            print(logs.more().stream().filter(wanted).toList());
        }
    }

    private Map<String, LogFile> files() {
        var all = new TreeMap<String, LogFile>();
        global.state().logFiles().forEach(log -> all.put(process(log), log));
        all.keySet().removeIf(name -> name.startsWith("prepare-") || name.equals("launcher"));
        if (all.isEmpty()) {
            throw new ToolException("There are no logs yet, or --state names another folder.");
        }
        if (service != null) {
            all.keySet().retainAll(ServiceNames.processes(service, List.copyOf(all.keySet())));
        }
        return all;
    }

    private static String process(LogFile log) {
        String file = log.path().getFileName().toString();
        return file.replaceFirst("\\.log$", "").replaceFirst("-(\\d+)$", "#$1");
    }

    private void print(List<LogLine> lines) {
        lines.forEach(
                line -> global.out().println(json ? Json.MAPPER.writeValueAsString(line) : text(line, Ansi.AUTO)));
        global.out().flush();
    }

    /** What is the same in each line takes 37 columns. */
    static String text(LogLine line, Ansi colors) {
        String color = switch (line.level()) {
            case ERROR -> "red";
            case WARN -> "yellow";
            default -> "reset";
        };
        String time = TIME.format(line.time().atZone(ZoneId.systemDefault()));
        String process = line.process().replace("-service", "");
        return colors.string("@|faint %s|@ %-8s @|%s %-5s|@ @|faint %-8.8s|@ "
                        .formatted(time, process, color, line.level(), line.traceId()))
                + (line.logger().isEmpty() ? "" : line.logger() + ": ")
                + line.message()
                + (line.exception() == null ? "" : "\n" + line.exception());
    }
}
