package dev.souk.system.bench.formulas.observed;

import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The mean of what is read at even intervals from now on until it is closed. */
public final class SampledMean implements AutoCloseable {

    private final Gauge gauge;
    private final Thread thread;
    private double sum;
    private int count;
    private @Nullable IOException failure;

    /** What is read. */
    @FunctionalInterface
    public interface Gauge {
        double read() throws IOException, InterruptedException;
    }

    private SampledMean(Gauge gauge, Duration interval) {
        this.gauge = gauge;
        this.thread = Pacing.start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                sample();
                Pacing.pause(interval);
            }
        });
    }

    /** Begins to read. */
    public static SampledMean of(Gauge gauge, Duration interval) {
        return new SampledMean(gauge, interval);
    }

    private void sample() throws InterruptedException {
        try {
            add(gauge.read());
        } catch (IOException unavailable) {
            fail(unavailable);
        }
    }

    private synchronized void add(double value) {
        sum += value;
        count++;
    }

    private synchronized void fail(IOException unavailable) {
        failure = unavailable;
    }

    /** The mean until now; fails if a value could not be read. */
    public synchronized double mean() {
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
        if (count == 0) {
            throw new IllegalStateException("Nothing was read.");
        }
        return sum / count;
    }

    @Override
    public void close() {
        Pacing.stop(thread);
    }
}
