package dev.souk.system.bench.experiment;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The calls that the gateway has made to the instances of a service since the beginning, repeated ones too, and when
 * the last of them failed: from its own counters.
 */
final class Arrivals implements AutoCloseable {

    private static final String CALLS = "souk_loadbalancing_calls";
    private static final Set<String> FAILURES = Set.of("error", "unreachable", "rejected");
    private static final long INTERVAL_MILLIS = 100;
    private static final double NANOS = 1e9;

    private final InstanceMetrics metrics;
    private final Predicate<Sample> isCall;
    private final double before;
    private final Thread thread;
    private volatile double calls;
    private volatile double failures;
    private volatile long lastFailure;

    /** Counts from now on. */
    Arrivals(SoukOperations souk, String service) throws IOException, InterruptedException {
        metrics = InstanceMetrics.of(souk, Topology.GATEWAY, CALLS);
        isCall = sample -> sample.label("service").equals(service)
                && !sample.label("outcome").equals("cancelled"); // who does not wait says nothing
        read();
        before = calls;
        thread = Pacing.start(this::observe);
    }

    private void observe() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            double known = failures;
            try {
                read();
                lastFailure = failures > known ? System.nanoTime() : lastFailure;
            } catch (IOException late) {
                // the next response counts the same calls
            }
            Pacing.pause(INTERVAL_MILLIS);
        }
    }

    private void read() throws IOException, InterruptedException {
        Metrics read = metrics.read();
        calls = read.sum(CALLS + "_total", isCall).orElse(0.0);
        failures = read.sum(CALLS + "_total", isCall.and(call -> FAILURES.contains(call.label("outcome"))))
                .orElse(0.0);
    }

    /** All of them; what was counted in the last tenth of a second may be missing. */
    long calls() {
        return Math.round(calls - before);
    }

    /** To within a tenth of a second; 0 if no call failed. */
    double secondsUntilLastFailure(long since) {
        return lastFailure == 0 ? 0 : (lastFailure - since) / NANOS;
    }

    @Override
    public void close() {
        Pacing.stop(thread);
    }
}
