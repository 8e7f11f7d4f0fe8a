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
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> ofOne(one.pid()))
                .reduce(UNKNOWN, MemoryUsage::plus);
    }

    /** Measures a single process. */
    public static MemoryUsage ofOne(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "smaps_rollup")); // only Linux has it
    }

    private static MemoryUsage read(Path rollup) {
        try {
            List<String> lines = Files.readAllLines(rollup);
            return new MemoryUsage(bytes(lines, "Rss:"), bytes(lines, "Pss:"));
        } catch (IOException endedMeanwhile) {
            return UNKNOWN;
        }
    }

    static @Nullable Long bytes(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.replaceAll("\\D", ""))
                .map(kilobytes -> Long.parseLong(kilobytes) * 1024)
                .findFirst()
                .orElse(null);
    }

    private MemoryUsage plus(MemoryUsage other) {
        return new MemoryUsage(sum(rssBytes, other.rssBytes), sum(pssBytes, other.pssBytes));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one + other;
    }
}
