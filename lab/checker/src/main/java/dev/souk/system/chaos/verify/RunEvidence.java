package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.History;
import java.time.Duration;
import java.util.List;

/**
 * What clients saw, what the databases hold, and the faults.
 *
 * @param before before the first client came
 * @param after at rest, when the last one had left
 * @param incidents all faults that the run tried to inject
 */
public record RunEvidence(History history, ServerState before, ServerState after, List<Incident> incidents) {

    /** Time from the last fault until all orders placed before it were final. */
    public Duration recovery() {
        return Duration.ofMillis(
                recovery(incidents.stream().mapToLong(Incident::until).max().orElse(0)));
    }

    /** Milliseconds until all orders placed before that moment were final. */
    long recovery(long moment) {
        return after.orders().values().stream()
                .filter(order -> order.placedAt() <= moment)
                .mapToLong(order -> order.isFinal() ? Math.max(0, order.finalAt() - moment) : Long.MAX_VALUE)
                .max()
                .orElse(0);
    }

    /** A line for each fault, and how long after it all orders placed before were final; later faults prolong it. */
    public List<String> timeline() {
        return incidents.stream()
                .map(fault -> "%s  → %s".formatted(fault, recoveryText(recovery(fault.until()))))
                .toList();
    }

    private static String recoveryText(long millis) {
        return millis == Long.MAX_VALUE ? "never" : millis + " ms";
    }
}
