package dev.souk.console.reading;

import dev.souk.console.metrics.ProtectedCalls;
import dev.souk.console.metrics.Sample;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The calls of a process that go through one circuit breaker. Nothing where the process does not answer.
 *
 * @param name that of the circuit breaker
 */
public record CallFigures(Interval interval, MonitoredProcess caller, String name) {

    private static final double P99 = 0.99;

    /** Calls that the circuit breaker let through. */
    public Optional<Double> perSecond() {
        return interval.perSecond(caller, ProtectedCalls.CALL_COUNT, ProtectedCalls.of(name));
    }

    /** Of the calls that ended in the interval. */
    public Optional<Double> meanMillis() {
        return interval.meanMillis(caller, ProtectedCalls.CALLS, ProtectedCalls.of(name));
    }

    /** Of the calls that ended in the interval. */
    public Optional<Double> p99Millis() {
        return interval.quantileMillis(caller, ProtectedCalls.CALLS, P99, ProtectedCalls.of(name));
    }

    /** Calls that were repeated. */
    public Optional<Double> retriesPerSecond() {
        Predicate<Sample> repeated = sample -> sample.label("kind").endsWith("_with_retry");
        return interval.perSecond(
                caller, ProtectedCalls.RETRY_COUNT, ProtectedCalls.of(name).and(repeated));
    }
}
