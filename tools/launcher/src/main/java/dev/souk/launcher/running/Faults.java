package dev.souk.launcher.running;

import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The faults of the processes of a system. */
final class Faults implements AutoCloseable {

    /** Longer than the time limits of calls and the leases in the registry, which a fault shows. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final ProcessGroup processes;
    private final Proxies proxies;
    /** Of their own, so that nothing else delays the signal that continues a process. */
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("faults").factory());

    private final FaultLimit suspensions;
    private final FaultLimit cuts;

    /** @param limit after which a fault ends that nobody has ended */
    Faults(ProcessGroup processes, Proxies proxies, Duration limit) {
        this.processes = processes;
        this.proxies = proxies;
        this.suspensions = new FaultLimit(scheduler, limit, this::resume);
        this.cuts = new FaultLimit(scheduler, limit, this::restore);
    }

    List<String> suspend(String name) {
        return limited(suspensions, processes.eachRunning(name, ChildProcess::pause));
    }

    List<String> slowDown(String name) {
        return limited(suspensions, processes.eachRunning(name, child -> child.slowDown(scheduler)));
    }

    private static List<String> limited(FaultLimit limit, List<String> names) {
        names.forEach(limit::begin);
        return names;
    }

    List<String> resume(String name) {
        processes.names(name).forEach(suspensions::end);
        return processes.resume(name);
    }

    List<String> cut(String name) {
        List<String> running = processes.namesOfRunning(name);
        running.forEach(this::requireProxy);
        running.forEach(proxies::cut);
        return limited(cuts, running);
    }

    private void requireProxy(String process) {
        if (proxies.routes().isEmpty()) {
            throw new ToolException(
                    "No process can be cut off: the system runs without proxies. `./souk up --proxies` starts it with them.");
        }
        if (proxies.callersPort(process).isEmpty()) {
            throw new ToolException("%s cannot be cut off: it has no proxies.".formatted(process));
        }
    }

    List<String> restore(String name) {
        List<String> named = processes.names(name);
        named.forEach(cuts::end);
        named.forEach(proxies::restore);
        return named;
    }

    /** After the processes have ended: none of them would be continued any more. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        proxies.close();
    }
}
