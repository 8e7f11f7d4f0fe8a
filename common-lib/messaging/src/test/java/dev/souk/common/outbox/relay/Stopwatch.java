package dev.souk.common.outbox.relay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Rates and percentiles. */
final class Stopwatch {

    private Stopwatch() {}

    /** Work that may fail in any way. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** How often a second {@code work} does {@code count} things that it does in one run. */
    static double perSecond(int count, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** How often a second {@code threads} together do {@code work}, when each does it {@code times} times. */
    static double perSecond(int threads, int times, Work work) throws Exception {
        Callable<Void> turns = () -> {
            for (int turn = 0; turn < times; turn++) {
                work.run();
            }
            return null;
        };
        try (var writers = Executors.newFixedThreadPool(threads)) {
            return perSecond(threads * times, () -> {
                List<Future<Void>> all = writers.invokeAll(
                        Stream.generate(() -> turns).limit(threads).toList());
                for (Future<Void> one : all) {
                    one.get();
                }
            });
        }
    }

    static String percentiles(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return "p50 %.1f ms, p99 %.1f ms, max %.1f ms".formatted(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    /** Prints beside whatever Maven prints, recognisable. */
    static void print(String format, Object... figures) {
        System.out.printf(Locale.ROOT, "BENCHMARK " + format + "%n", figures);
    }

    private static double at(long[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1e6;
    }
}
