package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.tools.process.ProcessStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the system reported of itself at one moment.
 *
 * @param observed the metrics of each process that answered, by its name
 * @param registryStates the status of each process in the registry, by its name; empty if the registry did not respond
 */
record Reading(List<ProcessStatus> processes, Map<String, Observed> observed, Map<String, String> registryStates) {

    private static final Observed NOTHING = new Observed(new Metrics(List.of()), 0);

    /** The metrics of a process and when they arrived, by {@link System#nanoTime}. */
    record Observed(Metrics metrics, long nanos) {}

    /** The processes that have an actuator. */
    List<ProcessStatus> services() {
        return processes.stream()
                .filter(process -> process.managementUrl() != null)
                .toList();
    }

    boolean has(ProcessStatus process) {
        return observed.containsKey(process.name());
    }

    /** Without samples if it did not answer. */
    Metrics metrics(ProcessStatus process) {
        return observed.getOrDefault(process.name(), NOTHING).metrics();
    }

    /** From the reading before, if the process answered both times. */
    Interval since(Reading before, ProcessStatus process) {
        Observed to = observed.getOrDefault(process.name(), NOTHING);
        Observed from = has(process) ? before.observed.getOrDefault(process.name(), to) : to;
        double seconds = (to.nanos() - from.nanos()) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Interval(from.metrics(), to.metrics(), seconds);
    }
}
