package dev.souk.launcher.watch;

import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.launcher.logs.FollowedLogs;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log lines of processes that do not export them by OTLP, read from their files for the console. */
public final class UnexportedLogs {

    private final FollowedLogs logs;

    UnexportedLogs(FollowedLogs logs) {
        this.logs = logs;
    }

    /** What the servers among these instances write from now on. */
    public static UnexportedLogs of(Stream<Instance> instances, StateFolder state) {
        Map<String, LogFile> files = instances
                .filter(instance -> instance.service().isInfrastructure())
                .map(Instance::name)
                .collect(Collectors.toMap(Function.identity(), state::log));
        return new UnexportedLogs(new FollowedLogs(files));
    }

    /** The lines since the last call. A stack trace belongs to the line before it. */
    public List<LogLine> more() {
        var lines = new ArrayList<LogLine>();
        for (var line : logs.more()) {
            if (line.continuation() && !lines.isEmpty()) {
                lines.add(continued(lines.removeLast(), line.message()));
            } else {
                lines.add(line(line));
            }
        }
        return lines;
    }

    private static LogLine continued(LogLine line, String text) {
        String exception = line.exception() == null ? text : line.exception() + "\n" + text;
        return new LogLine(
                line.time(),
                line.service(),
                line.process(),
                line.level(),
                line.logger(),
                line.message(),
                line.traceId(),
                line.spanId(),
                exception,
                line.fields());
    }

    private static LogLine line(dev.souk.launcher.logs.LogLine line) {
        return new LogLine(
                line.time(),
                line.process().replaceFirst("#.*", ""),
                line.process(),
                Level.valueOf(line.level().name()),
                line.logger(),
                line.message(),
                line.trace(),
                "",
                null,
                Map.of());
    }
}
