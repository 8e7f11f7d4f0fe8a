package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.system.MonitoredProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the system reported of itself at one moment.
 *
 * @param observed the metrics of each process that answered, by its name
 * @param registryStates the status of each instance in the registry, by its port; nothing if the registry did not
 *     response
 */
record Reading(
        List<MonitoredProcess> processes,
        Map<String, Observed> observed,
        Optional<Map<Integer, String>> registryStates) {

    private static final Observed NOTHING = new Observed(new Metrics(List.of()), 0);

    /** The metrics of a process and when they arrived, by {@link System#nanoTime}. */
    record Observed(Metrics metrics, long nanos) {}

    /** The processes that have an actuator. */
    List<MonitoredProcess> services() {
        return processes.stream()
                .filter(process -> process.managementUrl() != null)
                .toList();
    }

    /** Whether the process answered. */
    boolean has(MonitoredProcess process) {
        return observed.containsKey(process.name());
    }

    /** Without samples if it did not answer. */
    Metrics metrics(MonitoredProcess process) {
        return observed.getOrDefault(process.name(), NOTHING).metrics();
    }

    /** From the reading before, if the process answered both times. */
    Interval since(Reading before, MonitoredProcess process) {
        Observed to = observed.getOrDefault(process.name(), NOTHING);
        Observed from = has(process) ? before.observed.getOrDefault(process.name(), to) : to;
        double seconds = (to.nanos() - from.nanos()) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Interval(from.metrics(), to.metrics(), seconds);
    }
}
