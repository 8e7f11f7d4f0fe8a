package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.system.MonitoredProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the system reported of itself at one moment.
 *
 * @param observed the metrics of each process that answered, by its name
 * @param registryStates the status of each instance in the registry, by its port; nothing if the registry did not
 *     response
 */
public record Reading(
        List<MonitoredProcess> processes,
        Map<String, Observed> observed,
        Optional<Map<Integer, String>> registryStates) {

    /** The metrics of a process and when they arrived, by {@link System#nanoTime}. */
    public record Observed(Metrics metrics, long nanos) {}

    /** The processes that have an actuator. */
    public List<MonitoredProcess> services() {
        return processes.stream()
                .filter(process -> process.managementUrl() != null)
                .toList();
    }

    /** Nothing if it did not answer. */
    public Optional<Metrics> metrics(MonitoredProcess process) {
        return Optional.ofNullable(observed.get(process.name())).map(Observed::metrics);
    }
}
