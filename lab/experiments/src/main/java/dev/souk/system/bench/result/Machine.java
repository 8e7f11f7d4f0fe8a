package dev.souk.system.bench.result;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured.
 *
 * @param load processes that wanted a processor in the minute before, on average: near 0 on a quiet machine
 */
public record Machine(String cpu, int processors, long memoryMebibytes, String system, String java, double load) {

    /** This machine, now. */
    public static Machine current() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                cpuModel(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 20,
                "%s %s, %s".formatted(system.getName(), system.getVersion(), system.getArch()),
                Runtime.version().toString(),
                Table.rounded(system.getSystemLoadAverage(), 2));
    }

    /** For the first line of a result. */
    String line() {
        return "%s, %s processors, %s MiB, %s, Java %s, load before %s"
                .formatted(cpu, processors, memoryMebibytes, system, java, load);
    }

    private static String cpuModel() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
