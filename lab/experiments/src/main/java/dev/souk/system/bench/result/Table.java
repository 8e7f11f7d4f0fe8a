package dev.souk.system.bench.result;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures in rows, to which an experiment adds one after the other. Printed as a table of Markdown, which reads well as
 * text, and stored as JSON.
 *
 * @param columns their headings, of which {@code p99, ms} is a figure and its unit
 * @param rows by the key of the column; what failed, if anything did, by "failures"
 */
public record Table(String title, List<String> columns, List<Map<String, @Nullable Object>> rows) {

    private static final String FAILURES = "failures";

    /** A table without a row; headings like {@code p99, ms} have a unit, and stand between {@code |}. */
    public Table(String title, String headings) {
        this(title, List.of(headings.split(" \\| ")), new ArrayList<>());
    }

    /** The figures that were measured on both sides, and the ratio of B to A round by round. */
    public static Table compared(String title, Map<String, List<Double>> a, Map<String, List<Double>> b) {
        var table = new Table(title, "figure | A | B | ratio");
        a.forEach((figure, values) -> {
            List<Double> others = b.get(figure);
            if (others != null) {
                var ofA = new Series(values);
                var ofB = new Series(others);
                table.add(figure, ofA, ofB, ofB.dividedBy(ofA).orElse(null));
            }
        });
        return table;
    }

    private static String name(String heading) {
        return heading.replaceFirst(", [^,]+$", "");
    }

    /** As JSON has it: {@code last_failure} is that of {@code last failure, s}. */
    private static String key(String heading) {
        return name(heading).toLowerCase(Locale.ROOT).replaceAll("\\W+", "_");
    }

    /** Adds a row: a text, a number, a {@link Series} or nothing for each column. */
    public void add(@Nullable Object... values) {
        Iterator<@Nullable Object> next = Arrays.asList(values).iterator();
        var row = new LinkedHashMap<String, @Nullable Object>();
        columns.forEach(column -> row.put(key(column), stored(next.next())));
        rows.add(row);
    }

    /**
     * Adds a row about a load, and what failed in it: the values of {@code failed} and of percentiles like {@code p99,
     * ms} are its, those of the other columns follow.
     */
    public void add(Outcome load, @Nullable Object... others) {
        Iterator<@Nullable Object> next = Arrays.asList(others).iterator();
        add(columns.stream()
                .map(column -> switch (name(column)) {
                    case "failed" -> load.failed();
                    case "p50", "p90", "p99" -> load.millisAt(Integer.parseInt(column, 1, 3, 10));
                    case "max" -> load.millisAt(100);
                    default -> next.next();
                })
                .toArray());
        rows.getLast().put(FAILURES, load.errors());
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case Series series -> series.rounded();
            case Double number -> Double.isFinite(number) ? rounded(number, 3) : null; // nothing was counted
            case null, default -> value;
        };
    }

    /** With at most that many digits after the point. */
    static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }

    /** Title and rows, as lines of Markdown; below them what failed in a row. */
    public List<String> lines() {
        List<List<String>> grid =
                IntStream.range(0, columns.size()).mapToObj(this::padded).toList();
        var lines = new ArrayList<>(List.of("", title, ""));
        for (int row = 0; row < rows.size() + 2; row++) {
            int at = row;
            lines.add(grid.stream().map(column -> column.get(at)).collect(joining(" | ", "| ", " |")));
        }
        lines.addAll(failed());
        return lines;
    }

    /** The cells of a column with its heading, and the rule below that: all as wide as the widest. */
    private List<String> padded(int number) {
        String column = columns.get(number);
        boolean isText = rows.stream().allMatch(row -> row.get(key(column)) instanceof String);
        var cells = new ArrayList<>(List.of(column, isText ? "-" : ":"));
        rows.forEach(row -> cells.add(text(row.get(key(column)))));
        int width = cells.stream().mapToInt(String::length).max().orElse(0);
        cells.replaceAll(
                cell -> isText ? cell + " ".repeat(width - cell.length()) : " ".repeat(width - cell.length()) + cell);
        cells.set(1, cells.get(1).replace(' ', '-'));
        return cells;
    }

    private List<String> failed() {
        var lines = new ArrayList<String>();
        for (var row : rows) {
            if (row.get(FAILURES) instanceof Map<?, ?> failures) {
                String name = row.values().stream()
                        .filter(String.class::isInstance)
                        .map(Table::text)
                        .collect(joining(", "));
                failures.forEach((kind, count) -> lines.add("- %s: %s × %s".formatted(name, count, kind)));
            }
        }
        return lines;
    }

    /** The last row in a line, for whoever waits. */
    public String last() {
        return columns.stream()
                .map(column -> column + " " + text(rows.getLast().get(key(column))))
                .collect(joining("; "));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Double number -> threeDigits(number);
            case Series series ->
                "%s (%s to %s)"
                        .formatted(threeDigits(series.median()), threeDigits(series.min()), threeDigits(series.max()));
            default -> value.toString();
        };
    }

    /** With about three digits. */
    private static String threeDigits(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
