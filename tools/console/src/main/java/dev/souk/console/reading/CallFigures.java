package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.SystemView.CallView;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a process that go through one circuit breaker. Nothing where the process does not answer.
 *
 * @param name that of the circuit breaker
 */
record CallFigures(Interval interval, MonitoredProcess caller, Metrics metrics, String name) {

    private static final double P99 = 0.99;

    static Stream<CallView> all(Interval interval, MonitoredProcess caller) {
        return interval.now().metrics(caller).stream()
                .flatMap(metrics ->
                        names(metrics).stream().map(name -> new CallFigures(interval, caller, metrics, name).view()));
    }

    /** Rates in percent are of the calls in the window, and null while there are too few; rejected since the start. */
    private CallView view() {
        Predicate<Sample> own = sample -> sample.label("name").equals(name);
        Predicate<Sample> repeated = own.and(sample -> sample.label("kind").endsWith("_with_retry"));
        Double maximum = now(WatchedMetric.BULKHEAD_MAXIMUM.series());
        Double available = now(WatchedMetric.BULKHEAD_AVAILABLE.series());
        var all = new LinkedHashMap<String, @Nullable Double>();
        all.put("per_second", interval.perSecond(caller, WatchedMetric.CALLS.count(), own));
        all.put("failure_percent", notNegative(now(WatchedMetric.FAILURE_RATE.series())));
        all.put("slow_percent", notNegative(now(WatchedMetric.SLOW_CALL_RATE.series())));
        all.put("mean_ms", interval.meanMillis(caller, WatchedMetric.CALLS.series(), own));
        all.put("p99_ms", interval.quantileMillis(caller, WatchedMetric.CALLS.series(), P99, own));
        all.put("rejected", now(WatchedMetric.NOT_PERMITTED.total()));
        all.put("retries_per_second", interval.perSecond(caller, WatchedMetric.RETRIES.total(), repeated));
        all.put("bulkhead_used", maximum == null || available == null ? null : Double.valueOf(maximum - available));
        all.put("bulkhead_maximum", maximum);
        return new CallView(caller.name(), name, callee(), state(), all);
    }

    /** The names of all circuit breakers and bulkheads, sorted. */
    private static Set<String> names(Metrics metrics) {
        var names = new TreeSet<>(metrics.labels(WatchedMetric.BREAKER_STATE.series(), "name"));
        names.addAll(metrics.labels(WatchedMetric.BULKHEAD_MAXIMUM.series(), "name"));
        return names;
    }

    /** Such as {@code HALF_OPEN}. */
    private @Nullable String state() {
        return metrics.named(WatchedMetric.BREAKER_STATE.series())
                .filter(sample -> sample.label("name").equals(name) && sample.value() > 0)
                .map(sample -> sample.label("state").toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Double now(String figure) {
        return metrics.sum(figure, sample -> sample.label("name").equals(name)).orElse(null);
    }

    private static @Nullable Double notNegative(@Nullable Double rate) {
        return rate == null || rate < 0 ? null : rate;
    }

    /** A circuit breaker is named after the service, or after the service and what is called of it. */
    private String callee() {
        return interval.now().processes().stream()
                .map(MonitoredProcess::service)
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(name);
    }
}
