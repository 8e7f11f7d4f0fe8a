package dev.souk.system.bench.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link Table}.
 *
 * @param name of the figure
 * @param unit of the figure, such as ms; empty for a text or a number of things
 */
public record Column(String name, String unit) {

    private static final double LARGE = 100;
    private static final double SMALL = 10;

    /** From its heading, such as {@code p99, ms}. */
    static Column of(String heading) {
        int end = heading.lastIndexOf(", ");
        return end < 0 ? new Column(heading, "") : new Column(heading.substring(0, end), heading.substring(end + 2));
    }

    /** As JSON has it: {@code last_failure} is that of last failure. */
    String key() {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "_");
    }

    String heading() {
        return unit.isEmpty() ? name : name + ", " + unit;
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Double number -> number(number);
            case Summary summary ->
                "%s (%s to %s)".formatted(number(summary.median()), number(summary.min()), number(summary.max()));
            default -> value.toString();
        };
    }

    /** With about three digits. */
    private static String number(double value) {
        double size = Math.abs(value);
        String format = size >= LARGE ? "%.0f" : size >= SMALL ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
