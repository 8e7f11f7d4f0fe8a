package dev.souk.system.bench.experiment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The processes of a running system, and their CPU time as Linux accounts for it in {@code /proc/PID/stat}.
 *
 * @param services the service of each process id, among them the launcher that started the others
 */
record SystemProcesses(Map<Long, String> services) {

    private static final String LAUNCHER = "launcher";

    /** A tick in this file is 10 ms on every architecture that a JDK exists for. */
    private static final long MILLIS_OF_A_TICK = 10;

    /** The first of four fields after the name of the program: user and system time, then those of ended children. */
    private static final int FIRST_FIELD = 11;

    private static final Duration LONGEST_PREPARATION = Duration.ofMinutes(15);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** Between two programs that prepare something there is a moment without one. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** Those that run of these. */
    static SystemProcesses of(List<ProcessStatus> reported) {
        return new SystemProcesses(reported.stream()
                .filter(process -> process.pid() != null)
                .collect(toUnmodifiableMap(process -> requireNonNull(process.pid()), ProcessStatus::service)));
    }

    /** The CPU time that each service has taken since its start, all instances together, in milliseconds. */
    Map<String, Long> cpuMillis() {
        var byService = new TreeMap<String, Long>();
        services.forEach((pid, service) -> byService.merge(service, cpuMillis(pid, service), Long::sum));
        return byService;
    }

    /** What each service has taken since it had taken that. */
    Map<String, Long> cpuMillisSince(Map<String, Long> before) {
        Map<String, Long> spent = cpuMillis();
        before.forEach((service, earlier) -> spent.merge(service, -earlier, Long::sum));
        return spent;
    }

    /** The sum over all services. */
    static double total(Map<String, Long> spent) {
        return spent.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the benchmark itself has taken, in milliseconds. */
    static long ownCpuMillis() {
        return cpuMillis(ProcessHandle.current().pid());
    }

    /** With all children, such as the sessions of PostgreSQL; those of the launcher are the other services. */
    private static long cpuMillis(long pid, String service) {
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new ToolException("%s ended during the benchmark.".formatted(service)));
        Stream<ProcessHandle> children = service.equals(LAUNCHER) ? Stream.empty() : process.descendants();
        return Stream.concat(Stream.of(process), children)
                .mapToLong(each -> cpuMillis(each.pid()))
                .sum();
    }

    /** What the process has taken, with its children that have ended; none for a process that does not exist. */
    private static long cpuMillis(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException endedMeanwhile) {
            return 0; // its parent has its time now
        }
    }

    /** The name of the program stands in parentheses, and may contain some. */
    static long parse(String stat) {
        return Stream.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                .skip(FIRST_FIELD)
                .limit(4)
                .mapToLong(ticks -> Long.parseLong(ticks) * MILLIS_OF_A_TICK)
                .sum();
    }

    /**
     * Returns when nothing has been prepared for three seconds: after the first start of a build the launcher does so
     * in the background, such as AOT caches. It takes the CPU that is measured, and the starts after it are faster.
     */
    void awaitPreparation() {
        var next = new Await(QUIET, INTERVAL);
        boolean ended = new Await(LONGEST_PREPARATION, INTERVAL).until(() -> !next.until(this::isPreparing));
        if (!ended) {
            throw new ToolException(
                    "The launcher still prepares after %s min.".formatted(LONGEST_PREPARATION.toMinutes()));
        }
    }

    /** Whether the launcher has started a program of Java that is no service. */
    private boolean isPreparing() {
        return services.entrySet().stream()
                .filter(entry -> entry.getValue().equals(LAUNCHER))
                .flatMap(entry -> ProcessHandle.of(entry.getKey()).stream())
                .flatMap(ProcessHandle::children)
                .filter(child -> !services.containsKey(child.pid()))
                .anyMatch(child -> child.info().command().orElse("").endsWith("/java"));
    }
}
