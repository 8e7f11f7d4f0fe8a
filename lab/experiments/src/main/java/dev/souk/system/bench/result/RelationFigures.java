package dev.souk.system.bench.result;

import dev.souk.system.bench.figure.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a relation predicts, and what was measured.
 *
 * @param name of the relation
 * @param equation as articles state it
 * @param lines one for each setting
 * @param stopsAt the settings in which it does not hold: prediction and measurement differ by more than the tolerance
 * @param notes the parts of the sums, and other things that were measured beside
 */
public record RelationFigures(
        String name, String equation, List<Line> lines, List<String> stopsAt, List<String> notes) {

    /** In percent: twice what two measurements of the same differ by on a machine that is not quiet. */
    static final double TOLERANCE = 15;

    private static final double PERCENT = 100;
    private static final String ROW = "  %-58s %5s %10s %10s %9s  %s";

    static final String HEADING = ROW.formatted("setting", "unit", "predicted", "measured", "deviation", "");

    /** What is compared in one setting. */
    public record Line(String setting, String unit, double predicted, double measured, double deviationPercent) {

        /** A line with the deviation of what was measured from what was predicted, in percent of the latter. */
        public static Line of(String setting, String unit, double predicted, double measured) {
            double deviation = predicted == 0 ? 0 : (measured / predicted - 1) * PERCENT;
            return new Line(
                    setting,
                    unit,
                    Decimals.rounded(predicted, 3),
                    Decimals.rounded(measured, 3),
                    Decimals.rounded(deviation, 1));
        }

        boolean holds() {
            return Math.abs(deviationPercent) <= TOLERANCE;
        }

        private String row() {
            String percent = String.format(Locale.ROOT, "%+.1f %%", deviationPercent);
            return ROW.formatted(setting, unit, text(predicted), text(measured), percent, holds() ? "" : "✗");
        }

        private static String text(double value) {
            return String.format(Locale.ROOT, Math.abs(value) < PERCENT ? "%.3f" : "%.1f", value);
        }
    }

    /** A relation that was measured in these settings. */
    public static RelationFigures of(String name, String equation, List<Line> lines, List<String> notes) {
        List<String> stopsAt =
                lines.stream().filter(line -> !line.holds()).map(Line::setting).toList();
        return new RelationFigures(name, equation, List.copyOf(lines), stopsAt, List.copyOf(notes));
    }

    /** The same with a note of how much of the processors other programs had meanwhile. */
    public RelationFigures besideOthers(double percent) {
        var all = new ArrayList<>(notes);
        all.add(String.format(Locale.ROOT, "other programs had %.0f %% of the processors", percent));
        return new RelationFigures(name, equation, lines, stopsAt, List.copyOf(all));
    }

    List<String> table() {
        var table = new ArrayList<String>();
        table.add("%s: %s".formatted(name, equation));
        lines.forEach(line -> table.add(line.row().stripTrailing()));
        notes.forEach(note -> table.add("    " + note));
        return table;
    }
}
