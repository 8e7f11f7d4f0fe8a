package dev.souk.launcher.watch;

import dev.souk.launcher.control.OperatorAccount;
import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.metrics.Metrics;
import dev.souk.launcher.process.MemoryUsage;
import dev.souk.launcher.state.AdminAccount;
import dev.souk.launcher.watch.Reading.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Readings of systems that do not run. The port of a process is its number, from 1. */
final class ReadingBuilder {

    private final long second;
    private final List<ProcessStatus> processes = new ArrayList<>();
    private final Map<String, Observed> observed = new HashMap<>();
    private final Map<Integer, String> registry = new HashMap<>();

    /** A reading at this second. */
    ReadingBuilder(long second) {
        this.second = second;
    }

    /** A process that answers with these metrics, and is in the registry. */
    ReadingBuilder answering(String name, String metrics) {
        silent(name, State.UP);
        registry.put(processes.size(), "UP");
        observed.put(name, new Observed(Metrics.parse(metrics), TimeUnit.SECONDS.toNanos(second)));
        return this;
    }

    /** A process that does not answer, and is not in the registry. */
    ReadingBuilder silent(String name, State state) {
        processes.add(process(name, state, processes.size() + 1));
        return this;
    }

    Reading build() {
        return new Reading(TimeUnit.SECONDS.toNanos(second), status(2, processes), observed, Optional.of(registry));
    }

    /** A process on this port; the servers, whose names have no hyphen, have no actuator. */
    static ProcessStatus process(String name, State state, int port) {
        String service = name.replaceFirst("#.*", "");
        String url = service.contains("-") ? "http://localhost:" + port : null;
        Long pid = state == State.DOWN ? null : 7L;
        return new ProcessStatus(name, service, pid, port, url, url, state, false, MemoryUsage.UNKNOWN);
    }

    static SoukStatus status(int registryPort, List<ProcessStatus> processes) {
        return new SoukStatus(
                "http://localhost:1",
                "http://localhost:9",
                "http://localhost:" + registryPort,
                "localhost:3",
                new OperatorAccount("operator", "p"),
                new AdminAccount("a@souk.example", "p"),
                processes,
                List.of(),
                null);
    }
}
