package dev.souk.launcher.watch;

import dev.souk.console.metrics.ProtectedCalls;
import dev.souk.console.reading.CallFigures;
import dev.souk.console.reading.Interval;
import dev.souk.console.reading.MonitoredProcess;
import dev.souk.tools.cli.AnsiColors;
import java.util.ArrayList;
import java.util.List;

/** A line for each call between services that has a circuit breaker or a bulkhead, of the same name. */
record CallTable(AnsiColors colors) {

    private static final String FORMAT = "%-17s %-20s %s %5s %5s %7s %5s %6s %7s %8s";
    private static final String STATE_FORMAT = "%-11s";

    List<String> lines(Interval interval) {
        var lines = new ArrayList<String>();
        lines.add(colors.bold(FORMAT.formatted(
                "CALLER",
                "CALL",
                STATE_FORMAT.formatted("BREAKER"),
                "FAIL",
                "SLOW",
                "CALLS/S",
                "P99ms",
                "REJECT",
                "RETRY/S",
                "BULKHEAD")));
        for (MonitoredProcess caller : interval.now().services()) {
            interval.now()
                    .metrics(caller)
                    .map(ProtectedCalls::new)
                    .ifPresent(calls -> calls.names().forEach(name -> lines.add(line(interval, caller, calls, name))));
        }
        return lines;
    }

    private String line(Interval interval, MonitoredProcess caller, ProtectedCalls calls, String name) {
        var figures = new CallFigures(interval, caller, name);
        return FORMAT.formatted(
                caller.name(),
                name,
                state(calls.state(name).orElse("-")),
                Figures.percent(calls.failureRate(name)),
                Figures.percent(calls.slowCallRate(name)),
                Figures.decimal(figures.perSecond()),
                Figures.whole(figures.p99Millis()),
                Figures.whole(calls.notPermitted(name)),
                Figures.decimal(figures.retriesPerSecond()),
                Figures.ofMaximum(calls.bulkheadUsed(name), calls.bulkheadMaximum(name)));
    }

    private String state(String state) {
        String text = STATE_FORMAT.formatted(state);
        return switch (state) {
            case "CLOSED" -> colors.green(text);
            case "OPEN", "FORCED_OPEN" -> colors.red(text);
            case "HALF_OPEN" -> colors.yellow(text);
            default -> text;
        };
    }
}
