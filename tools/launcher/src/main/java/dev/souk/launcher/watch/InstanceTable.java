package dev.souk.launcher.watch;

import static dev.souk.launcher.watch.WatchedMetrics.ACTIVE_REQUESTS;
import static dev.souk.launcher.watch.WatchedMetrics.CPU_TIME;
import static dev.souk.launcher.watch.WatchedMetrics.LONGEST_REQUEST;
import static dev.souk.launcher.watch.WatchedMetrics.MEMORY_MAXIMUM;
import static dev.souk.launcher.watch.WatchedMetrics.MEMORY_USED;
import static dev.souk.launcher.watch.WatchedMetrics.REQUESTS;
import static dev.souk.launcher.watch.WatchedMetrics.count;
import static dev.souk.launcher.watch.WatchedMetrics.sum;
import static dev.souk.launcher.watch.WatchedMetrics.total;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.metrics.Metrics;
import dev.souk.launcher.metrics.Sample;
import dev.souk.launcher.report.AnsiColors;
import dev.souk.launcher.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A line for each process: its state, what it does, and what it needs for that. */
record InstanceTable(AnsiColors colors) {

    private static final String FORMAT = "%-17s %s %s %7s %s %7s %7s %6s %5s %10s";
    private static final String STATE_FORMAT = "%-8s";
    private static final String REGISTRY_FORMAT = "%-14s";
    private static final String ERRORS_FORMAT = "%6s";
    private static final String LAUNCHER = "launcher";
    private static final double MEBIBYTE = 1L << 20;

    /** Health checks, and the requests of this command. */
    private static final Predicate<Sample> OF_CALLERS =
            sample -> !sample.label("uri").startsWith("/actuator");

    private static final Predicate<Sample> FAILED =
            OF_CALLERS.and(sample -> sample.label("outcome").equals("SERVER_ERROR"));

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
                "HEAP MiB")));
        interval.now().status().processes().stream()
                .filter(process -> !process.service().equals(LAUNCHER))
                .forEach(process -> lines.add(line(interval, process)));
        return lines;
    }

    private String line(Interval interval, ProcessStatus process) {
        if (process.managementUrl() == null) {
            return "%-17s %s".formatted(process.name(), state(process)).stripTrailing();
        }
        String head = "%-17s %s %s".formatted(process.name(), state(process), registryState(interval.now(), process));
        return interval.now()
                .metrics(process)
                .map(metrics -> line(interval, process, metrics))
                .orElseGet(() -> process.pid() == null
                        ? head.stripTrailing()
                        : head
                                + colors.red(
                                        " does not answer within %d ms".formatted(SystemReader.TIMEOUT.toMillis())));
    }

    private String line(Interval interval, ProcessStatus process, Metrics metrics) {
        return FORMAT.formatted(
                process.name(),
                state(process),
                registryState(interval.now(), process),
                Figures.decimal(interval.perSecond(process, count(REQUESTS), OF_CALLERS)),
                errors(interval.perSecond(process, count(REQUESTS), FAILED)),
                Figures.decimal(mean(interval, process)),
                Figures.whole(longest(metrics)),
                Figures.whole(metrics.sum(ACTIVE_REQUESTS)),
                Figures.percent(cpu(interval, process)),
                Figures.ofMaximum(heap(metrics, MEMORY_USED), heap(metrics, MEMORY_MAXIMUM)));
    }

    private String state(ProcessStatus process) {
        State state = process.state();
        String text = STATE_FORMAT.formatted(state);
        return switch (state) {
            case UP -> colors.green(text);
            case STARTING, YIELDED -> colors.yellow(text);
            case DOWN -> colors.red(text);
        };
    }

    /** The registry itself is not registered. */
    private String registryState(Reading reading, ProcessStatus process) {
        String state = process.service().equals(Topology.REGISTRY.name())
                ? ""
                : reading.registryStates()
                        .map(states -> states.getOrDefault(process.port(), "absent"))
                        .orElse("-");
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

    /** Of the requests that ended in the interval. */
    private static Optional<Double> mean(Interval interval, ProcessStatus process) {
        return interval.increase(process, count(REQUESTS), OF_CALLERS)
                .filter(requests -> requests > 0)
                .flatMap(requests -> interval.increase(process, sum(REQUESTS), OF_CALLERS)
                        .map(seconds -> seconds / requests * TimeUnit.SECONDS.toMillis(1)));
    }

    /** Of the last minutes: Micrometer lets a maximum expire. */
    private static Optional<Double> longest(Metrics metrics) {
        return metrics.named(LONGEST_REQUEST)
                .filter(OF_CALLERS)
                .map(Sample::value)
                .reduce(Math::max)
                .map(seconds -> seconds * TimeUnit.SECONDS.toMillis(1));
    }

    /** 100 is one processor. */
    private static Optional<Double> cpu(Interval interval, ProcessStatus process) {
        return interval.perSecond(process, total(CPU_TIME), _ -> true)
                .map(nanos -> nanos * 100 / TimeUnit.SECONDS.toNanos(1));
    }

    private static Optional<Double> heap(Metrics metrics, String name) {
        return metrics.sum(name, sample -> sample.label("area").equals("heap") && sample.value() > 0)
                .map(bytes -> bytes / MEBIBYTE);
    }
}
