package dev.souk.console.reading;

import static dev.souk.console.reading.Views.orNull;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.ProtectedCalls;
import dev.souk.console.metrics.Sample;
import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.SystemView.CallView;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
                .flatMap(metrics -> ProtectedCalls.names(metrics).stream()
                        .map(name -> new CallFigures(interval, caller, metrics, name).view()));
    }

    /** Rates in percent are of the calls in the window, and null while there are too few; rejected since the start. */
    private CallView view() {
        Predicate<Sample> own = sample -> sample.label("name").equals(name);
        Predicate<Sample> repeated = own.and(sample -> sample.label("kind").endsWith("_with_retry"));
        Double maximum = now(ProtectedCalls.MAXIMUM);
        Double available = now(ProtectedCalls.AVAILABLE);
        var all = new LinkedHashMap<String, @Nullable Double>();
        all.put("per_second", orNull(interval.perSecond(caller, WatchedMetrics.count(ProtectedCalls.CALLS), own)));
        all.put("failure_percent", notNegative(now(ProtectedCalls.FAILURE_RATE)));
        all.put("slow_percent", notNegative(now(ProtectedCalls.SLOW_CALL_RATE)));
        all.put("mean_ms", orNull(interval.meanMillis(caller, ProtectedCalls.CALLS, own)));
        all.put("p99_ms", orNull(interval.quantileMillis(caller, ProtectedCalls.CALLS, P99, own)));
        all.put("rejected", now(WatchedMetrics.total(ProtectedCalls.NOT_PERMITTED)));
        all.put(
                "retries_per_second",
                orNull(interval.perSecond(caller, WatchedMetrics.total(ProtectedCalls.RETRIES), repeated)));
        all.put("bulkhead_used", maximum == null || available == null ? null : Double.valueOf(maximum - available));
        all.put("bulkhead_maximum", maximum);
        return new CallView(caller.name(), name, callee(), orNull(ProtectedCalls.state(metrics, name)), all);
    }

    private @Nullable Double now(String figure) {
        return orNull(metrics.sum(figure, sample -> sample.label("name").equals(name)));
    }

    private static @Nullable Double notNegative(@Nullable Double rate) {
        return rate == null || rate < 0 ? null : rate;
    }

    /** A circuit breaker is named after the service, or after the service and what is called of it. */
    private String callee() {
        return interval.now().system().processes().stream()
                .map(MonitoredProcess::service)
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(name);
    }
}
