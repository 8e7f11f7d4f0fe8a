package dev.souk.launcher.watch;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.metrics.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the system reported of itself at one moment.
 *
 * @param begin          when it was begun, by {@link System#nanoTime}
 * @param observed       the metrics of each process that answered, by its name
 * @param registryStates the state of each instance in the registry, by port; nothing if the registry did not answer
 */
record Reading(
        long begin, SoukStatus status, Map<String, Observed> observed, Optional<Map<Integer, String>> registryStates) {

    /** The metrics of a process and when they arrived, by {@link System#nanoTime}. */
    record Observed(Metrics metrics, long nanos) {}

    /** The processes that have an actuator. */
    List<ProcessStatus> services() {
        return status.processes().stream()
                .filter(process -> process.managementUrl() != null)
                .toList();
    }

    Optional<Metrics> metrics(ProcessStatus process) {
        return Optional.ofNullable(observed.get(process.name())).map(Observed::metrics);
    }
}
