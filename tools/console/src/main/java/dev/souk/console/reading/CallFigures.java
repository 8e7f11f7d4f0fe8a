package dev.souk.console.reading;

import dev.souk.console.system.SystemView.CallView;
import dev.souk.tools.process.ProcessStatus;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a process that go through one circuit breaker. Nothing where the process does not answer.
 *
 * @param own the samples of the circuit breaker
 */
record CallFigures(Interval own) {

    private static final double P99 = 0.99;

    /** By the names of all circuit breakers and bulkheads, sorted. */
    static Stream<CallView> all(ProcessStatus caller, Reading before, Reading now) {
        Interval interval = now.since(before, caller);
        var names = new TreeSet<>(interval.now().labels(WatchedMetric.BREAKER_STATE.series(), "name"));
        names.addAll(interval.now().labels(WatchedMetric.BULKHEAD_MAXIMUM.series(), "name"));
        return names.stream().map(name -> {
            var calls =
                    new CallFigures(interval.of(sample -> sample.label("name").equals(name)));
            return new CallView(caller.name(), name, callee(name, now.processes()), calls.state(), calls.all());
        });
    }

    /** A circuit breaker is named after the service, or after the service and what is called of it. */
    private static String callee(String name, List<ProcessStatus> processes) {
        return processes.stream()
                .map(ProcessStatus::service)
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(name);
    }

    /** Such as {@code HALF_OPEN}. */
    private @Nullable String state() {
        return own.now()
                .named(WatchedMetric.BREAKER_STATE.series())
                .filter(sample -> sample.value() > 0)
                .map(sample -> sample.label("state").toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }

    /** Rates in percent are of the calls in the window, and null while there are too few; rejected since the start. */
    private Map<String, @Nullable Double> all() {
        String calls = WatchedMetric.CALLS.series();
        Double maximum = own.latest(WatchedMetric.BULKHEAD_MAXIMUM.series());
        Double available = own.latest(WatchedMetric.BULKHEAD_AVAILABLE.series());
        Interval repeated = own.of(sample -> sample.label("kind").endsWith("_with_retry"));
        var all = new LinkedHashMap<String, @Nullable Double>();
        all.put("per_second", own.perSecond(WatchedMetric.CALLS.count()));
        all.put("failure_percent", notNegative(own.latest(WatchedMetric.FAILURE_RATE.series())));
        all.put("slow_percent", notNegative(own.latest(WatchedMetric.SLOW_CALL_RATE.series())));
        all.put("mean_ms", own.meanMillis(calls));
        all.put("p99_ms", own.quantileMillis(calls, P99));
        all.put("rejected", own.latest(WatchedMetric.NOT_PERMITTED.total()));
        all.put("retries_per_second", repeated.perSecond(WatchedMetric.RETRIES.total()));
        all.put("bulkhead_used", maximum == null || available == null ? null : Double.valueOf(maximum - available));
        all.put("bulkhead_maximum", maximum);
        return all;
    }

    private static @Nullable Double notNegative(@Nullable Double rate) {
        return rate == null || rate < 0 ? null : rate;
    }
}
