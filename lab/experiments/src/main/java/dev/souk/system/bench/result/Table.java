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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures in rows, to which an experiment adds one after the other. Printed as a table of Markdown, which reads well as
 * text, and stored as JSON.
 *
 * @param rows by the key of the column; what failed, if anything did, by "failures"
 */
public record Table(String title, List<Column> columns, List<Map<String, @Nullable Object>> rows) {

    private static final String FAILURES = "failures";

    /**
     * A column.
     *
     * @param name of the figure
     * @param unit of the figure, such as ms; empty for a text or a number of things
     */
    public record Column(String name, String unit) {

        /** From its heading, such as {@code p99, ms}. */
        private static Column of(String heading) {
            String[] parts = heading.split(", (?=[^,]+$)", 2);
            return new Column(parts[0], parts.length > 1 ? parts[1] : "");
        }

        /** As JSON has it: {@code last_failure} is that of last failure. */
        private String key() {
            return name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "_");
        }

        private String heading() {
            return unit.isEmpty() ? name : name + ", " + unit;
        }
    }

    /** A table without a row; headings like {@code p99, ms} have a unit, and stand between {@code |}. */
    public Table(String title, String headings) {
        this(title, Stream.of(headings.split(" \\| ")).map(Column::of).toList(), new ArrayList<>());
    }

    /** The figures that were measured on both sides, and the ratio of B to A round by round. */
    public static Table compared(String title, Measurements a, Measurements b) {
        var table = new Table(title, "figure | unit | A | B | ratio");
        a.values().forEach((figure, values) -> {
            List<Double> others = b.values().get(figure);
            if (others != null) {
                var ofA = new Series(values);
                var ofB = new Series(others);
                Column column = Column.of(figure);
                table.add(
                        column.name(),
                        column.unit(),
                        ofA,
                        ofB,
                        ofB.dividedBy(ofA).orElse(null));
            }
        });
        return table;
    }

    /** Adds a row: a text, a number, a {@link Series} or nothing for each column. */
    public void add(@Nullable Object... values) {
        Iterator<@Nullable Object> next = Arrays.asList(values).iterator();
        var row = new LinkedHashMap<String, @Nullable Object>();
        columns.forEach(column -> row.put(column.key(), stored(next.next())));
        rows.add(row);
    }

    /**
     * Adds a row about a load, and what failed in it: the values of {@code failed} and of percentiles like {@code p99,
     * ms} are its, those of the other columns follow.
     */
    public void add(Outcome load, @Nullable Object... others) {
        Iterator<@Nullable Object> next = Arrays.asList(others).iterator();
        add(columns.stream()
                .map(column -> switch (column.name()) {
                    case "failed" -> load.failed();
                    case "p50", "p90", "p99" -> load.millisAt(Integer.parseInt(column.name(), 1, 3, 10));
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
        Column column = columns.get(number);
        boolean isText = rows.stream().allMatch(row -> row.get(column.key()) instanceof String);
        var cells = new ArrayList<>(List.of(column.heading(), isText ? "-" : ":"));
        rows.forEach(row -> cells.add(text(row.get(column.key()))));
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
                .map(column -> column.heading() + " " + text(rows.getLast().get(column.key())))
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
