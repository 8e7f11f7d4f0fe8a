package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import dev.souk.console.reading.Reading.Observed;
import dev.souk.console.system.MonitoredProcess;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Two readings, one after the other, from which rates follow. */
public record Interval(Reading before, Reading now) {

    /** How much the counter rose; nothing without two responses, or if the process was restarted between them. */
    private Optional<Double> increase(MonitoredProcess process, String counter, Predicate<Sample> which) {
        Optional<Double> first = before.metrics(process).map(metrics -> value(metrics, counter, which));
        Optional<Double> second = now.metrics(process).map(metrics -> value(metrics, counter, which));
        return first.flatMap(from -> second.map(to -> to - from)).filter(rise -> rise >= 0);
    }

    /** The same for a second; null if it is not known. */
    @Nullable
    Double perSecond(MonitoredProcess process, String counter, Predicate<Sample> which) {
        return increase(process, counter, which)
                .flatMap(rise -> seconds(process).map(seconds -> rise / seconds))
                .orElse(null);
    }

    /** The mean of what a summary of seconds has counted in the interval, in milliseconds; null if that is nothing. */
    @Nullable
    Double meanMillis(MonitoredProcess process, String summary, Predicate<Sample> which) {
        return increase(process, summary + "_count", which)
                .filter(count -> count > 0)
                .flatMap(count -> increase(process, summary + "_sum", which)
                        .map(seconds -> seconds / count * TimeUnit.SECONDS.toMillis(1)))
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
    Double quantileMillis(MonitoredProcess process, String histogram, double quantile, Predicate<Sample> which) {
        NavigableMap<Double, Double> counts = buckets(process, histogram + "_bucket", which);
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

    /** By upper bound: how many were counted in the interval that took this long at most. */
    private NavigableMap<Double, Double> buckets(MonitoredProcess process, String series, Predicate<Sample> which) {
        var counts = new TreeMap<Double, Double>();
        before.metrics(process)
                .ifPresent(earlier -> now.metrics(process).ifPresent(later -> {
                    later.named(series)
                            .filter(which)
                            .forEach(one -> counts.merge(bound(one), one.value(), Double::sum));
                    earlier.named(series)
                            .filter(which)
                            .forEach(one -> counts.merge(bound(one), -one.value(), Double::sum));
                }));
        return counts;
    }

    private static double bound(Sample bucket) {
        String bound = bucket.label("le");
        return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }

    /** A counter that has not counted yet is not reported. */
    private static double value(Metrics metrics, String counter, Predicate<Sample> which) {
        return metrics.sum(counter, which).orElse(0.0);
    }

    private Optional<Double> seconds(MonitoredProcess process) {
        Observed first = before.observed().get(process.name());
        Observed second = now.observed().get(process.name());
        return first == null || second == null || second.nanos() <= first.nanos()
                ? Optional.empty()
                : Optional.of((second.nanos() - first.nanos()) / (double) TimeUnit.SECONDS.toNanos(1));
    }
}
