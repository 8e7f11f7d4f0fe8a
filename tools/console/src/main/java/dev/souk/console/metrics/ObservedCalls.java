package dev.souk.console.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds up the calls to a service since the observation began, from counters of its callers. A counter that is lower
 * than before has begun again, so that all of it is new. What a caller had counted when it was first read was before. A
 * counter that is gone, because its instance is, takes nothing away.
 */
final class ObservedCalls {

    static final String CALLS = "souk_loadbalancing_calls";
    static final String LATENCY = "souk_loadbalancing_latency_seconds";

    private static final String CALL_COUNT = CALLS + "_total";
    private static final String ANSWER_COUNT = LATENCY + "_count";
    private static final String ANSWER_SECONDS = LATENCY + "_sum";
    private static final Set<String> FAILURES = Set.of("error", "unreachable", "rejected");

    private final String service;
    private final String version;
    private final Set<String> callers = new HashSet<>();
    private final Map<Series, Double> last = new HashMap<>();
    private CallFigures next = CallFigures.NONE;
    private CallFigures before = CallFigures.NONE;

    private record Series(String caller, String name, Map<String, String> labels) {}

    /** Of this service, of which this is the new version. */
    ObservedCalls(String service, String version) {
        this.service = service;
        this.version = version;
    }

    /** Takes over what a caller reports now. */
    void add(String caller, Metrics metrics) {
        boolean isKnown = !callers.add(caller);
        for (String name : List.of(CALL_COUNT, ANSWER_COUNT, ANSWER_SECONDS)) {
            metrics.named(name)
                    .filter(sample -> sample.label("service").equals(service) && Double.isFinite(sample.value()))
                    .forEach(sample -> add(sample, increase(caller, sample, isKnown)));
        }
    }

    private double increase(String caller, Sample sample, boolean isKnown) {
        double value = sample.value();
        Double previous = last.put(new Series(caller, sample.name(), sample.labels()), value);
        if (previous == null) {
            return isKnown ? value : 0;
        }
        return value >= previous ? value - previous : value;
    }

    private void add(Sample sample, double increase) {
        CallFigures more = figures(sample, increase);
        if (sample.label("version").equals(version)) {
            next = next.plus(more);
        } else {
            before = before.plus(more);
        }
    }

    private static CallFigures figures(Sample sample, double increase) {
        return switch (sample.name()) {
            case ANSWER_COUNT -> new CallFigures(0, 0, increase, 0);
            case ANSWER_SECONDS -> new CallFigures(0, 0, 0, increase);
            default -> calls(sample.label("outcome"), increase);
        };
    }

    /** Who does not wait says nothing about the service. */
    private static CallFigures calls(String outcome, double increase) {
        return outcome.equals("cancelled")
                ? CallFigures.NONE
                : new CallFigures(increase, FAILURES.contains(outcome) ? increase : 0, 0, 0);
    }

    /** Calls to the new version. */
    CallFigures next() {
        return next;
    }

    /** Calls to all other versions. */
    CallFigures before() {
        return before;
    }
}
