package dev.souk.system.bench;

import dev.souk.launcher.report.LauncherException;
import dev.souk.system.bench.load.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** How often something failed on one side, by kind. */
final class Failures {

    private final String label;
    private final Map<String, Long> counts = new TreeMap<>();

    Failures(String label) {
        this.label = label;
    }

    /** Counts those of a load, and returns it; nothing can be computed from a load without a success. */
    Outcome count(Outcome outcome) {
        outcome.errors().forEach((kind, count) -> counts.merge(label + ": " + kind, count, Long::sum));
        if (outcome.latencies().count() == 0) {
            throw new LauncherException("Nothing succeeded on %s: %s".formatted(label, outcome.errors()));
        }
        return outcome;
    }

    Map<String, Long> counts() {
        return counts;
    }
}
