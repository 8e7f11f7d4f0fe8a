package dev.souk.system.bench.result;

import dev.souk.system.bench.result.ComparedFigure.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A result as lines of text. */
public final class ComparisonTable {

    private static final String ROW = "%-42s %5s %26s %26s %22s";

    private ComparisonTable() {}

    /** The machine, both sides, the warm-up, and one line for each figure. */
    public static List<String> lines(ComparisonResult result) {
        var lines = new ArrayList<String>();
        Machine machine = result.machine();
        lines.add("%s, %d processors, %d MiB, %s, Java %s, load before %s"
                .formatted(
                        machine.cpu(),
                        machine.processors(),
                        machine.memoryMebibytes(),
                        machine.system(),
                        machine.java(),
                        machine.load()));
        result.sides().forEach(side -> lines.add(side.toString()));
        result.warmUp().forEach((side, rates) -> lines.add("warm-up of %s, orders/s: %s".formatted(side, join(rates))));
        result.warmUpErrors()
                .forEach((kind, count) -> lines.add("failed during warm-up: %d × %s".formatted(count, kind)));
        lines.add("confirmed orders measured: " + result.orders());
        lines.add("");
        lines.add(ROW.formatted("median (min to max)", "unit", "A", "B", "B/A of rounds"));
        result.figures().forEach(figure -> lines.add(row(figure)));
        lines.addAll(errors(result.errors()));
        return lines;
    }

    private static String row(ComparedFigure figure) {
        return ROW.formatted(
                figure.name(),
                figure.unit(),
                text(figure.a(), "%.1f"),
                text(figure.b(), "%.1f"),
                text(figure.ratio(), "%.2f"));
    }

    private static String text(@Nullable Summary summary, String number) {
        if (summary == null) {
            return "–";
        }
        String format = "%s (%s to %s)".formatted(number, number, number);
        return String.format(Locale.ROOT, format, summary.median(), summary.min(), summary.max());
    }

    private static List<String> errors(Map<String, Long> errors) {
        var lines = new ArrayList<String>();
        errors.forEach((kind, count) -> lines.add("%d × %s".formatted(count, kind)));
        if (!errors.isEmpty()) {
            lines.addFirst("This is no result, since something failed:");
        }
        return lines;
    }

    private static String join(List<Double> rates) {
        return rates.stream()
                .map(rate -> String.format(Locale.ROOT, "%.1f", rate))
                .collect(Collectors.joining(" "));
    }
}
