package dev.souk.system.bench.fault;

import dev.souk.console.metrics.MetricsClient;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** The calls that callers made to the instances of a service, repeated ones too, and when the last of them failed. */
final class Arrivals implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 100;
    private static final double NANOS = 1e9;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final MetricsClient metrics = new MetricsClient(_ -> http, TIMEOUT, List.of(CallCounters.CALLS));
    private final SoukOperations souk;
    private final CallCounters counters;
    private final Thread thread;
    private volatile long lastFailure;

    /** Counts from now on. */
    Arrivals(SoukOperations souk, String service) throws InterruptedException {
        this.souk = souk;
        this.counters = new CallCounters(service);
        read(); // what was counted before counts no more
        thread = Pacing.start(this::observe);
    }

    private void observe() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            double failures = counters.failures();
            read();
            if (counters.failures() > failures) {
                lastFailure = System.nanoTime();
            }
            Pacing.pause(INTERVAL_MILLIS);
        }
    }

    private void read() throws InterruptedException {
        for (ProcessStatus caller : souk.status().processes()) {
            String url = caller.managementUrl();
            if (url != null && caller.state() == ProcessStatus.State.UP) {
                try {
                    counters.add(caller.name(), metrics.read(caller.service(), url));
                } catch (IOException goneMeanwhile) {
                    // its counters are read again when it is back
                }
            }
        }
    }

    /** All of them; what was counted in the last tenth of a second may be missing. */
    long calls() {
        return Math.round(counters.calls());
    }

    /** To within a tenth of a second; 0 if no call failed. */
    double secondsUntilLastFailure(long since) {
        return lastFailure == 0 ? 0 : (lastFailure - since) / NANOS;
    }

    @Override
    public void close() {
        Pacing.stop(thread);
        http.close();
    }
}
