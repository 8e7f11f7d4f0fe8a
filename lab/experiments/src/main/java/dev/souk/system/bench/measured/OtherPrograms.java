package dev.souk.system.bench.measured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The share of the processors that programs take from now on which this one has not started: a build, for example. */
public final class OtherPrograms {

    private static final long MILLIS_OF_A_TICK = 10;
    private static final double PERCENT = 100;

    /** Idle, and waiting for input or output, in the first line of {@code /proc/stat}. */
    private static final int IDLE = 3;

    private static final int WAITING = 4;

    /** User, nice, system, idle, waiting, two kinds of interrupts, and what other virtual machines took. */
    private static final int FIELDS = 8;

    private final long begin = System.nanoTime();
    private final Duration before = others();

    /** In percent of all processors. */
    public double percent() {
        double elapsed = (System.nanoTime() - begin) * Runtime.getRuntime().availableProcessors();
        return Math.max(0, others().minus(before).toNanos() / elapsed * PERCENT);
    }

    private static Duration others() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            return busy(lines.findFirst().orElse("")).minus(own());
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    /** This process, with those that it has started. */
    private static Duration own() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> CpuTime.ofProcess(process.pid()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Of all processors, since the machine was started. */
    static Duration busy(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        long ticks = 0;
        for (int field = 0; field < FIELDS && field + 1 < fields.length; field++) {
            if (field != IDLE && field != WAITING) {
                ticks += Long.parseLong(fields[field + 1]);
            }
        }
        return Duration.ofMillis(ticks * MILLIS_OF_A_TICK);
    }
}
