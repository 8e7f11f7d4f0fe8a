package dev.souk.system.bench.result;

import dev.souk.system.bench.result.ComparedFigure.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines that the tables of all benchmarks have. */
final class FigureLines {

    private static final String ROW = "%-54s %5s %26s %26s %22s";

    private FigureLines() {}

    static String machine(Machine machine) {
        return "%s, %s processors, %s MiB, %s, Java %s, load before %s"
                .formatted(
                        machine.cpu(),
                        machine.processors(),
                        machine.memoryMebibytes(),
                        machine.system(),
                        machine.java(),
                        machine.load());
    }

    /** A line of headings, and one for each figure. */
    static List<String> of(List<ComparedFigure> figures, String a, String b, String ratio) {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("median (min to max)", "unit", a, b, ratio));
        figures.forEach(figure -> lines.add(row(figure)));
        return lines;
    }

    private static String row(ComparedFigure figure) {
        return ROW.formatted(
                figure.name(), figure.unit(), text(figure.a(), 1), text(figure.b(), 1), text(figure.ratio(), 2));
    }

    private static String text(@Nullable Summary summary, int decimals) {
        if (summary == null) {
            return "–";
        }
        String format = "x (x to x)".replace("x", "%." + decimals + "f");
        return String.format(Locale.ROOT, format, summary.median(), summary.min(), summary.max());
    }

    static List<String> warmUpErrors(Map<String, Long> errors) {
        return errors.entrySet().stream()
                .map(error -> "failed during warm-up: %s × %s".formatted(error.getValue(), error.getKey()))
                .toList();
    }

    static List<String> errors(Map<String, Long> errors) {
        var lines = new ArrayList<String>();
        errors.forEach((kind, count) -> lines.add("%s × %s".formatted(count, kind)));
        if (!errors.isEmpty()) {
            lines.addFirst("This is no result, since something failed:");
        }
        return lines;
    }

    static String join(List<Double> rates) {
        return rates.stream()
                .map(rate -> String.format(Locale.ROOT, "%.1f", rate))
                .collect(Collectors.joining(" "));
    }
}
