package dev.souk.launcher.watch;

import java.util.Locale;
import java.util.Optional;

/** How numbers are printed; a hyphen where there is none. */
final class Figures {

    private static final String NONE = "-";
    private static final double WITHOUT_DECIMALS = 100;

    private Figures() {}

    /** Such as {@code 2.5} or {@code 250}. */
    static String decimal(Optional<Double> value) {
        return value.map(Figures::decimal).orElse(NONE);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, value < WITHOUT_DECIMALS ? "%.1f" : "%.0f", value);
    }

    /** Such as {@code 12}. */
    static String whole(Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, "%.0f", number)).orElse(NONE);
    }

    /** Such as {@code 50%}; Resilience4j reports -1 while it has too few calls for a rate. */
    static String percent(Optional<Double> value) {
        return value.filter(rate -> rate >= 0)
                .map(rate -> String.format(Locale.ROOT, "%.0f%%", rate))
                .orElse(NONE);
    }

    /** Such as {@code 3/64}. */
    static String ofMaximum(Optional<Double> used, Optional<Double> maximum) {
        return used.isPresent() && maximum.isPresent() ? whole(used) + "/" + whole(maximum) : NONE;
    }
}
