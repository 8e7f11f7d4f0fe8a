package dev.souk.system.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result as lines of text. */
final class BalancingTable {

    private BalancingTable() {}

    /** The machine, and a line for each strategy. */
    static List<String> lines(BalancingResult result) {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(result.machine()));
        lines.add("Souk: " + result.commit());
        add(lines, "one slow server of eleven", result.elevenServers());
        add(lines, "one slow instance of three, through the gateway", result.threeInstances());
        return lines;
    }

    private static void add(List<String> lines, String title, List<StrategyFigures> figures) {
        if (figures.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(title);
        lines.add("%-16s %9s %13s %9s %9s %9s %14s"
                .formatted("strategy", "requests", "within 1 s", "p50 ms", "p99 ms", "p99.9 ms", "to slow one"));
        for (StrategyFigures each : figures) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-16s %9s %12.2f%% %9.0f %9.0f %9.0f %13.2f%%",
                    each.strategy(),
                    each.requests(),
                    each.successPercent(),
                    each.p50Millis(),
                    each.p99Millis(),
                    each.p999Millis(),
                    each.slowSharePercent()));
            each.errors().forEach((kind, count) -> lines.add("  %s × %s".formatted(count, kind)));
        }
    }
}
