package dev.souk.system.bench.formulas;

import dev.souk.system.chaos.environment.Pacing;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The mean of what is read at even intervals from now on until it is asked for. */
final class Sampler {

    private final FutureTask<Double> reading;
    private volatile boolean isEnough;

    Sampler(Callable<Double> value, Duration interval) {
        reading = new FutureTask<>(() -> {
            var values = new DoubleSummaryStatistics();
            do { // once at least: nothing has no mean
                values.accept(value.call());
                Pacing.pause(interval);
            } while (!isEnough);
            return values.getAverage();
        });
        Thread.ofVirtual().start(reading);
    }

    /** Ends it; fails if a value could not be read. */
    double mean() throws InterruptedException {
        isEnough = true;
        try {
            return reading.get();
        } catch (ExecutionException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }
}
