package dev.souk.system.bench.measured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** CPU time as Linux accounts for it, in {@code /proc/PID/stat}. */
public final class CpuTime {

    /** A tick in this file is 10 ms on every architecture that a JDK exists for. */
    private static final long MILLIS_OF_A_TICK = 10;

    /** The first of four fields after the name of the program: user and system time, then those of ended children. */
    private static final int FIRST_FIELD = 11;

    private static final int FIELDS = 4;

    private CpuTime() {}

    /** Whether this operating system has it. */
    public static boolean isKnown() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** What this process itself has taken. */
    public static Duration ofThisProcess() {
        return ofProcess(ProcessHandle.current().pid());
    }

    /** What the process has taken, with its children that have ended; none for a process that does not exist. */
    static Duration ofProcess(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException endedMeanwhile) {
            return Duration.ZERO; // its parent has its time now
        }
    }

    /** The name of the program stands in parentheses, and may contain some. */
    static Duration parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = FIRST_FIELD; field < FIRST_FIELD + FIELDS; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return Duration.ofMillis(ticks * MILLIS_OF_A_TICK);
    }
}
