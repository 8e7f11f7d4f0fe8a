package dev.souk.system.overload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is alive in the heap of another JVM, by {@code jcmd}. */
final class Heap {

    private static final Pattern USED = Pattern.compile("total [0-9]+K, used ([0-9]+)K");

    private Heap() {}

    /** -1 for a process that has ended. */
    static long liveMebibytes(long pid) {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long kibibytes = used.results()
                .mapToLong(generation -> Long.parseLong(generation.group(1)))
                .sum();
        return kibibytes == 0 ? -1 : kibibytes / 1_024;
    }

    private static String jcmd(long pid, String command) {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process jcmd = new ProcessBuilder(program, Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
