package dev.souk.launcher.watch;

import dev.souk.console.reading.InstanceFigures;
import dev.souk.console.reading.Interval;
import dev.souk.console.reading.MonitoredProcess;
import dev.souk.console.reading.MonitoredProcess.Kind;
import dev.souk.console.reading.MonitoredProcess.State;
import dev.souk.console.reading.SystemReader;
import dev.souk.tools.cli.AnsiColors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line for each process: its state, what it does, and what it needs for that. */
record InstanceTable(AnsiColors colors) {

    private static final String FORMAT = "%-17s %s %s %7s %s %7s %7s %6s %5s %8s %5s";
    private static final String STATE_FORMAT = "%-8s";
    private static final String REGISTRY_FORMAT = "%-14s";
    private static final String ERRORS_FORMAT = "%6s";
    private static final double MEBIBYTE = 1L << 20;

    List<String> lines(Interval interval) {
        var lines = new ArrayList<String>();
        lines.add(colors.bold(FORMAT.formatted(
                "INSTANCE",
                STATE_FORMAT.formatted("STATE"),
                REGISTRY_FORMAT.formatted("REGISTRY"),
                "REQ/S",
                ERRORS_FORMAT.formatted("ERR/S"),
                "MEAN ms",
                "MAX ms",
                "ACTIVE",
                "CPU",
                "HEAP MiB",
                "POOL")));
        interval.now().system().processes().stream()
                .filter(process -> process.kind() != Kind.LAUNCHER)
                .forEach(process -> lines.add(line(interval, process)));
        return lines;
    }

    private String line(Interval interval, MonitoredProcess process) {
        if (process.managementUrl() == null) {
            return "%-17s %s".formatted(process.name(), state(process)).stripTrailing();
        }
        var figures = new InstanceFigures(interval, process);
        if (figures.answers()) {
            return line(process, figures);
        }
        String head = "%-17s %s %s".formatted(process.name(), state(process), registryState(process, figures));
        return process.pid() == null
                ? head.stripTrailing()
                : head + colors.red(" does not answer within %s ms".formatted(SystemReader.TIMEOUT.toMillis()));
    }

    private String line(MonitoredProcess process, InstanceFigures figures) {
        return FORMAT.formatted(
                process.name(),
                state(process),
                registryState(process, figures),
                Figures.decimal(figures.requestsPerSecond()),
                errors(figures.errorsPerSecond()),
                Figures.decimal(figures.meanMillis()),
                Figures.whole(figures.longestMillis()),
                Figures.whole(figures.activeRequests()),
                Figures.percent(figures.cpuPercent()),
                Figures.ofMaximum(mebibytes(figures.heapUsedBytes()), mebibytes(figures.heapMaximumBytes())),
                Figures.ofMaximum(figures.poolUsed(), figures.poolMaximum()));
    }

    private String state(MonitoredProcess process) {
        State state = process.state();
        String text = STATE_FORMAT.formatted(state);
        return switch (state) {
            case UP -> colors.green(text);
            case STARTING, YIELDED -> colors.yellow(text);
            case DOWN -> colors.red(text);
        };
    }

    /** The registry itself is not registered. */
    private String registryState(MonitoredProcess process, InstanceFigures figures) {
        boolean isRegistry = process.kind() == Kind.REGISTRY;
        String state = figures.registryState().orElse(isRegistry ? "" : "-");
        String text = REGISTRY_FORMAT.formatted(state);
        return switch (state) {
            case "UP" -> colors.green(text);
            case "", "-" -> text;
            default -> colors.yellow(text);
        };
    }

    private String errors(Optional<Double> perSecond) {
        String text = ERRORS_FORMAT.formatted(Figures.decimal(perSecond));
        return perSecond.orElse(0.0) > 0 ? colors.red(text) : text;
    }

    private static Optional<Double> mebibytes(Optional<Double> bytes) {
        return bytes.map(value -> value / MEBIBYTE);
    }
}
