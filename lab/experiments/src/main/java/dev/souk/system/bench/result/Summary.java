package dev.souk.system.bench.result;

import dev.souk.system.bench.figure.Series;
import java.util.List;

/**
 * A series with its middle and its spread.
 *
 * @param rounds the values, one of each round
 */
record Summary(double median, double min, double max, List<Double> rounds) {

    static Summary of(Series series) {
        return new Summary(
                rounded(series.median()),
                rounded(series.min()),
                rounded(series.max()),
                series.values().stream().map(Summary::rounded).toList());
    }

    private static double rounded(double value) {
        return Table.rounded(value, 3);
    }
}
