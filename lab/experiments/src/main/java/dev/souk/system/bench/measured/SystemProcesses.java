package dev.souk.system.bench.measured;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.tools.ToolException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The processes of a running system.
 *
 * @param services the service of each process id, among them the launcher that started the others
 */
public record SystemProcesses(Map<Long, String> services) {

    private static final String LAUNCHER = "launcher";

    /** As reported by the system. */
    public SystemProcesses {
        services = Map.copyOf(services);
    }

    /** The processes of these services in a system that this program has started. */
    public static SystemProcesses of(SoukStatus status, Predicate<String> services) {
        var pids = new HashMap<Long, String>();
        for (ProcessStatus process : status.processes()) {
            Long pid = process.pid();
            if (pid != null && services.test(process.service())) {
                pids.put(pid, process.service());
            }
        }
        return new SystemProcesses(pids);
    }

    /** The CPU time that each service has taken since its start, all instances together. */
    public Map<String, Duration> cpu() {
        var byService = new TreeMap<String, Duration>();
        services.forEach((pid, service) -> byService.merge(service, cpu(pid, service), Duration::plus));
        return byService;
    }

    /** With all children, such as the sessions of PostgreSQL; those of the launcher are the other services. */
    private static Duration cpu(long pid, String service) {
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new ToolException("%s ended during the benchmark.".formatted(service)));
        Stream<ProcessHandle> children = service.equals(LAUNCHER) ? Stream.empty() : process.descendants();
        return Stream.concat(Stream.of(process), children)
                .map(each -> CpuTime.ofProcess(each.pid()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The processes that the launcher has started beside the services. */
    Stream<ProcessHandle> others() {
        return services.entrySet().stream()
                .filter(entry -> entry.getValue().equals(LAUNCHER))
                .flatMap(entry -> ProcessHandle.of(entry.getKey()).stream())
                .flatMap(ProcessHandle::children)
                .filter(child -> !services.containsKey(child.pid()));
    }
}
