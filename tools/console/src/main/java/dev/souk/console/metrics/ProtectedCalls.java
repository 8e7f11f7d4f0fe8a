package dev.souk.console.metrics;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The circuit breakers and bulkheads of a process: Resilience4j's metrics of calls, each of which has a name. */
public final class ProtectedCalls {

    private static final String STATE = "resilience4j_circuitbreaker_state";

    /** In percent of the calls in the window; -1 while there are too few. */
    public static final String FAILURE_RATE = "resilience4j_circuitbreaker_failure_rate";

    /** The same. */
    public static final String SLOW_CALL_RATE = "resilience4j_circuitbreaker_slow_call_rate";

    /** Counts the calls that a circuit breaker has rejected. */
    public static final String NOT_PERMITTED = "resilience4j_circuitbreaker_not_permitted_calls";

    /** Counts calls by how they ended and whether they were repeated. */
    public static final String RETRIES = "resilience4j_retry_calls";

    /** How many more calls the bulkhead lets in. */
    public static final String AVAILABLE = "resilience4j_bulkhead_available_concurrent_calls";

    /** How many calls the bulkhead lets in at once. */
    public static final String MAXIMUM = "resilience4j_bulkhead_max_allowed_concurrent_calls";

    /** The histogram of the calls that a circuit breaker let through, in seconds. */
    public static final String CALLS = "resilience4j_circuitbreaker_calls_seconds";

    /** What a {@link MetricsClient} has to ask for. */
    public static final Set<String> METRICS =
            Set.of(STATE, FAILURE_RATE, SLOW_CALL_RATE, NOT_PERMITTED, CALLS, RETRIES, AVAILABLE, MAXIMUM);

    private ProtectedCalls() {}

    /** The names of all circuit breakers and bulkheads, sorted. */
    public static Set<String> names(Metrics metrics) {
        var names = new TreeSet<>(metrics.labels(STATE, "name"));
        names.addAll(metrics.labels(MAXIMUM, "name"));
        return names;
    }

    /** Such as {@code HALF_OPEN}. Each state is a sample of its own: 1 if the circuit breaker is in it, otherwise 0. */
    public static Optional<String> state(Metrics metrics, String name) {
        return metrics.named(STATE)
                .filter(sample -> sample.label("name").equals(name) && sample.value() > 0)
                .map(sample -> sample.label("state").toUpperCase(Locale.ROOT))
                .findFirst();
    }
}
