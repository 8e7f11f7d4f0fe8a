package dev.souk.system.bench.fault;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Adds up the calls to a service since the observation began, from counters of its callers. A counter that is lower
 * than before has begun again, so that all of it is new. What a caller had counted when it was first read was before. A
 * counter that is gone, because its instance is, takes nothing away.
 */
final class CallCounters {

    static final String CALLS = "souk_loadbalancing_calls";

    private static final Set<String> FAILURES = Set.of("error", "unreachable", "rejected");

    private final String service;
    private final Set<String> callers = new HashSet<>();
    private final Map<Series, Double> last = new HashMap<>();
    private double calls;
    private double failures;

    private record Series(String caller, Map<String, String> labels) {}

    CallCounters(String service) {
        this.service = service;
    }

    /** Takes over what a caller reports now. */
    synchronized void add(String caller, Metrics metrics) {
        boolean isKnown = !callers.add(caller);
        metrics.named(CALLS + "_total")
                .filter(sample -> sample.label("service").equals(service) && Double.isFinite(sample.value()))
                .filter(sample -> !sample.label("outcome").equals("cancelled")) // who does not wait says nothing
                .forEach(sample -> add(sample, increase(caller, sample, isKnown)));
    }

    private double increase(String caller, Sample sample, boolean isKnown) {
        double value = sample.value();
        Double previous = last.put(new Series(caller, sample.labels()), value);
        if (previous == null) {
            return isKnown ? value : 0;
        }
        return value >= previous ? value - previous : value;
    }

    private void add(Sample sample, double increase) {
        calls += increase;
        failures += FAILURES.contains(sample.label("outcome")) ? increase : 0;
    }

    synchronized double calls() {
        return calls;
    }

    synchronized double failures() {
        return failures;
    }
}
