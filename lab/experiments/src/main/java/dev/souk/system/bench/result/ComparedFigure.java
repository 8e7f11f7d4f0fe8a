package dev.souk.system.bench.result;

import dev.souk.system.bench.figure.Decimals;
import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.figure.Ratios;
import dev.souk.system.bench.figure.Series;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of both sides.
 *
 * @param ratio B divided by A, round by round; null if A is 0 in one of them
 */
public record ComparedFigure(
        String name,
        String unit,
        Summary a,
        Summary b,
        @Nullable Summary ratio) {

    /**
     * A series with its middle and its spread.
     *
     * @param rounds the values, one of each round
     */
    public record Summary(double median, double min, double max, List<Double> rounds) {

        static Summary of(Series series) {
            return new Summary(
                    rounded(series.median()),
                    rounded(series.min()),
                    rounded(series.max()),
                    series.values().stream().map(Summary::rounded).toList());
        }

        private static double rounded(double value) {
            return Decimals.rounded(value, 3);
        }
    }

    /** The figures that were measured on both sides. */
    public static List<ComparedFigure> of(Measurements a, Measurements b) {
        return a.figures().stream()
                .filter(b.figures()::contains)
                .map(figure -> of(figure, a.of(figure), b.of(figure)))
                .toList();
    }

    private static ComparedFigure of(Figure figure, Series a, Series b) {
        Summary ratio = Ratios.ofRounds(a, b).map(Summary::of).orElse(null);
        return new ComparedFigure(figure.name(), figure.unit(), Summary.of(a), Summary.of(b), ratio);
    }
}
