package dev.souk.console.metrics;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The circuit breakers and bulkheads of a process: Resilience4j's metrics of calls, each of which has a name. */
public record ProtectedCalls(Metrics metrics) {

    private static final String STATE = "resilience4j_circuitbreaker_state";
    private static final String FAILURE_RATE = "resilience4j_circuitbreaker_failure_rate";
    private static final String SLOW_CALL_RATE = "resilience4j_circuitbreaker_slow_call_rate";
    private static final String NOT_PERMITTED = "resilience4j_circuitbreaker_not_permitted_calls";
    private static final String RETRIES = "resilience4j_retry_calls";
    private static final String AVAILABLE = "resilience4j_bulkhead_available_concurrent_calls";
    private static final String MAXIMUM = "resilience4j_bulkhead_max_allowed_concurrent_calls";

    /** The histogram of the calls that a circuit breaker let through, in seconds. */
    public static final String CALLS = "resilience4j_circuitbreaker_calls_seconds";

    /** What a {@link MetricsClient} has to ask for. */
    public static final Set<String> METRICS =
            Set.of(STATE, FAILURE_RATE, SLOW_CALL_RATE, NOT_PERMITTED, CALLS, RETRIES, AVAILABLE, MAXIMUM);

    /** The series that counts the calls that a circuit breaker let through. */
    public static final String CALL_COUNT = CALLS + "_count";

    /** The series that counts calls by how they ended and whether they were repeated. */
    public static final String RETRY_COUNT = RETRIES + "_total";

    /** The samples of the call of this name. */
    public static Predicate<Sample> of(String name) {
        return sample -> sample.label("name").equals(name);
    }

    /** The names of all circuit breakers and bulkheads, sorted. */
    public Set<String> names() {
        var names = new TreeSet<>(metrics.labels(STATE, "name"));
        names.addAll(metrics.labels(MAXIMUM, "name"));
        return names;
    }

    /** Such as {@code HALF_OPEN}. Each state is a sample of its own: 1 if the circuit breaker is in it, otherwise 0. */
    public Optional<String> state(String name) {
        return metrics.named(STATE)
                .filter(of(name))
                .filter(sample -> sample.value() > 0)
                .map(sample -> sample.label("state").toUpperCase(Locale.ROOT))
                .findFirst();
    }

    /** In percent of the calls in the window; -1 while there are too few. */
    public Optional<Double> failureRate(String name) {
        return metrics.sum(FAILURE_RATE, of(name));
    }

    /** In percent of the calls in the window; -1 while there are too few. */
    public Optional<Double> slowCallRate(String name) {
        return metrics.sum(SLOW_CALL_RATE, of(name));
    }

    /** How many calls the circuit breaker has rejected since the process was started. */
    public Optional<Double> notPermitted(String name) {
        return metrics.sum(NOT_PERMITTED + "_total", of(name));
    }

    /** How many calls are in the bulkhead. */
    public Optional<Double> bulkheadUsed(String name) {
        return bulkheadMaximum(name)
                .flatMap(maximum -> metrics.sum(AVAILABLE, of(name)).map(available -> maximum - available));
    }

    /** How many calls the bulkhead lets in at once. */
    public Optional<Double> bulkheadMaximum(String name) {
        return metrics.sum(MAXIMUM, of(name));
    }
}
