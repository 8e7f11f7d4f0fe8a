package dev.souk.system.bench.formulas.law;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The percentile of a whole, as the sum of the percentiles of its parts. */
public final class PercentileSum {

    private static final double PERCENT = 100;

    private PercentileSum() {}

    /**
     * Exact if all parts are slow at once; too much if they are slow independently of each other.
     *
     * @param wholes the parts of each, as many of each, and at least one
     */
    public static double of(List<List<Double>> wholes, double percentile) {
        return IntStream.range(0, wholes.getFirst().size())
                .mapToDouble(part -> percentile(wholes.stream().mapToDouble(parts -> parts.get(part)), percentile))
                .sum();
    }

    /** The percentile of the sums of each whole, which is exact. */
    public static double ofSums(List<List<Double>> wholes, double percentile) {
        return percentile(
                wholes.stream()
                        .mapToDouble(parts ->
                                parts.stream().mapToDouble(each -> each).sum()),
                percentile);
    }

    private static double percentile(DoubleStream all, double percentile) {
        List<Double> values = all.sorted().boxed().toList();
        int rank = (int) Math.ceil(percentile / PERCENT * values.size());
        return values.get(Math.max(0, rank - 1));
    }
}
