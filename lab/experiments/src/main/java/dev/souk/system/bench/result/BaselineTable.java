package dev.souk.system.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result as lines of text. */
final class BaselineTable {

    private BaselineTable() {}

    /** The machine, the warm-up, the rows of an order, and one line for each figure. */
    static List<String> lines(BaselineResult result) {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(result.machine()));
        lines.add("Souk: " + result.commit());
        result.warmUp()
                .forEach((whose, rates) ->
                        lines.add("warm-up of %s, in a second: %s".formatted(whose, FigureLines.join(rates))));
        lines.addAll(FigureLines.warmUpErrors(result.warmUpErrors()));
        double rows = result.rowsOfAnOrder().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        lines.add(String.format(Locale.ROOT, "rows that an order leaves: %.0f in %s", rows, result.rowsOfAnOrder()));
        lines.add("");
        lines.addAll(FigureLines.of(result.figures(), "baseline", "Souk", "Souk/baseline"));
        lines.addAll(FigureLines.errors(result.errors()));
        return lines;
    }
}
