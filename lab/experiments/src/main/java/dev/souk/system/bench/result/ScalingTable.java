package dev.souk.system.bench.result;

import java.util.ArrayList;
import java.util.List;

/** A result as lines of text. */
final class ScalingTable {

    private ScalingTable() {}

    /** The machine, the warm-up, and for each size one line for each figure. */
    static List<String> lines(ScalingResult result) {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(result.machine()));
        lines.add("Souk: " + result.commit());
        result.warmUp()
                .forEach((system, rates) ->
                        lines.add("warm-up of %s, orders/s: %s".formatted(system, FigureLines.join(rates))));
        lines.addAll(FigureLines.warmUpErrors(result.warmUpErrors()));
        result.fillSeconds().forEach((orders, seconds) -> lines.add("%s past orders: %s s".formatted(orders, seconds)));
        for (ScalingSection section : result.sections()) {
            lines.add("");
            lines.add("%s: A has %s, B has %s".formatted(section.what(), section.a(), section.b()));
            lines.addAll(FigureLines.of(section.figures(), "A", "B", "B/A of rounds"));
        }
        lines.addAll(FigureLines.errors(result.errors()));
        return lines;
    }
}
