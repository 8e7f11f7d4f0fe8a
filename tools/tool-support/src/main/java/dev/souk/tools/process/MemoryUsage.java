package dev.souk.tools.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Memory usage of a process and its children in bytes; null if the operating system does not report it.
 *
 * @param rssBytes resident set size: shared pages count in full
 * @param pssBytes proportional set size: shared pages are divided among their processes, so that sums are exact
 */
public record MemoryUsage(@Nullable Long rssBytes, @Nullable Long pssBytes) {

    /** Not reported. */
    public static final MemoryUsage UNKNOWN = new MemoryUsage(null, null);

    /** Measures the process and all of its children. */
    public static MemoryUsage of(ProcessHandle process) {
        return of(Stream.concat(Stream.of(process), process.descendants()).map(ProcessHandle::pid));
    }

    /** Measures a single process. */
    public static MemoryUsage ofOne(long pid) {
        return of(Stream.of(pid));
    }

    private static MemoryUsage of(Stream<Long> pids) {
        List<String> lines = pids.flatMap(MemoryUsage::rollup).toList();
        return new MemoryUsage(bytes(lines, "Rss:"), bytes(lines, "Pss:"));
    }

    /** The kernel's table of a process, which only Linux has. */
    private static Stream<String> rollup(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream();
        } catch (IOException endedMeanwhile) {
            return Stream.empty();
        }
    }

    /** The sum of what all lines with this label say. */
    static @Nullable Long bytes(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.replaceAll("\\D", ""))
                .map(kilobytes -> Long.parseLong(kilobytes) * 1024)
                .reduce(Long::sum)
                .orElse(null);
    }
}
