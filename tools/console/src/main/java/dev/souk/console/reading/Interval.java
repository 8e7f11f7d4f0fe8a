package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import dev.souk.console.reading.Reading.Observed;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Two readings, one after the other, from which rates follow. */
public record Interval(Reading before, Reading now) {

    /** How much the counter rose; nothing without two answers, or if the process was restarted between them. */
    Optional<Double> increase(MonitoredProcess process, String counter, Predicate<Sample> which) {
        Optional<Double> first = before.metrics(process).map(metrics -> value(metrics, counter, which));
        Optional<Double> second = now.metrics(process).map(metrics -> value(metrics, counter, which));
        return first.flatMap(from -> second.map(to -> to - from)).filter(rise -> rise >= 0);
    }

    /** The same for a second. */
    public Optional<Double> perSecond(MonitoredProcess process, String counter, Predicate<Sample> which) {
        return increase(process, counter, which)
                .flatMap(rise -> seconds(process).map(seconds -> rise / seconds));
    }

    /** The mean of what a summary of seconds has counted in the interval, in milliseconds; nothing if that is nothing. */
    Optional<Double> meanMillis(MonitoredProcess process, String summary, Predicate<Sample> which) {
        return increase(process, WatchedMetrics.count(summary), which)
                .filter(count -> count > 0)
                .flatMap(count -> increase(process, WatchedMetrics.sum(summary), which)
                        .map(seconds -> seconds / count * TimeUnit.SECONDS.toMillis(1)));
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
