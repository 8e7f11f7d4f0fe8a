package dev.souk.system.bench.measured;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The CPU time that the processes of a system take from now on. */
public final class CpuMeter {

    private final SystemProcesses processes;
    private final Map<String, Duration> before;

    /** Begins to measure. */
    public CpuMeter(SystemProcesses processes) {
        this.processes = processes;
        this.before = processes.cpu();
    }

    /** What each service has taken since. */
    public Map<String, Duration> spent() {
        var spent = new TreeMap<String, Duration>(processes.cpu());
        spent.replaceAll((service, total) -> total.minus(Objects.requireNonNull(before.get(service))));
        return spent;
    }

    /** The sum over all services. */
    public static Duration total(Map<String, Duration> spent) {
        return spent.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
