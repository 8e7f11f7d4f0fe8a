package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Two readings of a process, one after the other, from which rates follow.
 *
 * @param seconds between them
 */
record Interval(Metrics before, Metrics now, double seconds) {

    /** The same of these samples alone. */
    Interval of(Predicate<Sample> which) {
        return new Interval(before.of(which), now.of(which), seconds);
    }

    /** The value of now; null if there is none. */
    @Nullable
    Double latest(String series) {
        return now.sum(series).orElse(null);
    }

    /** How much the counter rose, which is not reported before it counts; nothing if the process was restarted. */
    private Optional<Double> increase(String counter) {
        double rise = now.sum(counter).orElse(0.0) - before.sum(counter).orElse(0.0);
        return Optional.of(rise).filter(known -> known >= 0);
    }

    /** The same for a second; null if it is not known. */
    @Nullable
    Double perSecond(String counter) {
        return increase(counter)
                .filter(_ -> seconds > 0)
                .map(rise -> rise / seconds)
                .orElse(null);
    }

    /** The mean of what a summary of seconds has counted in the interval, in milliseconds; null if that is nothing. */
    @Nullable
    Double meanMillis(String summary) {
        return increase(summary + "_count")
                .filter(count -> count > 0)
                .flatMap(count -> increase(summary + "_sum").map(sum -> sum / count * TimeUnit.SECONDS.toMillis(1)))
                .orElse(null);
    }

    /**
     * A quantile of what a histogram of seconds has counted in the interval, in milliseconds; null if that is nothing.
     * As Prometheus' {@code histogram_quantile} computes it: linear within a bucket, and the largest bound for what is
     * beyond.
     *
     * @param quantile between 0 and 1
     */
    @Nullable
    Double quantileMillis(String histogram, double quantile) {
        var counts = new TreeMap<Double, Double>(); // by upper bound: how many took this long at most
        now.named(histogram + "_bucket").forEach(one -> counts.merge(bound(one), one.value(), Double::sum));
        before.named(histogram + "_bucket").forEach(one -> counts.merge(bound(one), -one.value(), Double::sum));
        Map.Entry<Double, Double> all = counts.lastEntry();
        if (all == null || all.getValue() <= 0) {
            return null;
        }
        double wanted = quantile * all.getValue();
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            double bound = bucket.getKey();
            double within = bucket.getValue();
            if (within >= wanted && Double.isFinite(bound)) {
                double seconds = lower + (bound - lower) * (wanted - below) / (within - below);
                return seconds * TimeUnit.SECONDS.toMillis(1);
            }
            lower = Double.isFinite(bound) ? bound : lower;
            below = within;
        }
        return lower * TimeUnit.SECONDS.toMillis(1);
    }

    private static double bound(Sample bucket) {
        return Double.parseDouble(bucket.label("le").replace("Inf", "Infinity"));
    }
}
