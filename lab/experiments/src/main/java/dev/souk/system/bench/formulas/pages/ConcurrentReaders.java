package dev.souk.system.bench.formulas.pages;

import dev.souk.system.bench.figure.Series;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.tools.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several readers of the same page at once, each on a connection of its own. */
public final class ConcurrentReaders {

    private static final double NANOS = 1e9;

    private ConcurrentReaders() {}

    /** What they got together. */
    public record Figures(double medianMillis, double pagesPerSecond) {}

    /** Each reads the page that many times. */
    public static Figures read(HttpAddress address, int limit, int readers, int readsOfEach)
            throws InterruptedException {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<List<Double>>>();
            for (int number = 0; number < readers; number++) {
                running.add(threads.submit(() -> {
                    try (var reader = new PageReader(address, limit)) {
                        return reader.millis(readsOfEach);
                    }
                }));
            }
            var millis = new ArrayList<Double>();
            for (Future<List<Double>> reader : running) {
                millis.addAll(reader.get());
            }
            return new Figures(new Series(millis).median(), millis.size() / ((System.nanoTime() - begin) / NANOS));
        } catch (ExecutionException failed) {
            throw new ToolException("A reader failed: " + failed.getCause(), failed);
        }
    }
}
