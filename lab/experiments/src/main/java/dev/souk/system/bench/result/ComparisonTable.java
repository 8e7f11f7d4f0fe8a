package dev.souk.system.bench.result;

import java.util.ArrayList;
import java.util.List;

/** A result as lines of text. */
final class ComparisonTable {

    private ComparisonTable() {}

    /** The machine, both sides, the warm-up, and one line for each figure. */
    static List<String> lines(ComparisonResult result) {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(result.machine()));
        result.sides().forEach(side -> lines.add(side.toString()));
        result.warmUp().forEach((side, rates) -> {
            if (!rates.isEmpty()) {
                lines.add("warm-up of %s, orders/s: %s".formatted(side, FigureLines.join(rates)));
            }
        });
        lines.addAll(FigureLines.warmUpErrors(result.warmUpErrors()));
        lines.add("confirmed orders measured: " + result.orders());
        lines.add("");
        lines.addAll(FigureLines.of(result.figures(), "A", "B", "B/A of rounds"));
        lines.addAll(FigureLines.errors(result.errors()));
        return lines;
    }
}
