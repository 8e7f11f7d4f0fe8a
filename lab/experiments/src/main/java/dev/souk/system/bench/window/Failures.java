package dev.souk.system.bench.window;

import dev.souk.system.bench.load.Outcome;
import dev.souk.tools.ToolException;
import java.util.Map;
import java.util.TreeMap;

/** How often something failed on one side, by kind. */
public final class Failures {

    private final String label;
    private final Map<String, Long> counts = new TreeMap<>();

    /** Of a side with this label. */
    public Failures(String label) {
        this.label = label;
    }

    /** Counts those of a load, and returns it; nothing can be computed from a load without a success. */
    public Outcome count(Outcome outcome) {
        outcome.errors().forEach((kind, count) -> counts.merge(label + ": " + kind, count, Long::sum));
        if (outcome.latencies().count() == 0) {
            throw new ToolException("Nothing succeeded on %s: %s".formatted(label, outcome.errors()));
        }
        return outcome;
    }

    /** By kind, with the label. */
    public Map<String, Long> counts() {
        return counts;
    }
}
