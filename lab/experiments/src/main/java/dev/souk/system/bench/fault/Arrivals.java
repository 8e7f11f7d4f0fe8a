package dev.souk.system.bench.fault;

import dev.souk.console.metrics.CallFigures;
import dev.souk.console.metrics.ObservedCallers;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.system.chaos.environment.Pacing;
import java.net.http.HttpClient;
import java.util.List;
import java.util.stream.Stream;

/** The calls that callers made to the instances of a service, repeated ones too, and when the last of them failed. */
final class Arrivals implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 100;
    private static final double NANOS = 1e9;

    private final ObservedCallers callers;
    private final Thread thread;
    private volatile long lastFailure;

    /** Counts from now on. */
    Arrivals(SoukOperations souk, String service) throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(ObservedCallers.TIMEOUT).build();
        callers = new ObservedCallers(() -> callers(souk), _ -> http, service, "none");
        var _ = callers.read(); // what was counted before counts no more
        thread = Pacing.start(this::observe);
    }

    /** All that are up may call it. */
    private static List<ObservedCallers.Caller> callers(SoukOperations souk) {
        return souk.status().processes().stream()
                .filter(process -> process.state() == ProcessStatus.State.UP)
                .flatMap(process -> Stream.ofNullable(process.managementUrl())
                        .map(url -> new ObservedCallers.Caller(process.name(), process.service(), url)))
                .toList();
    }

    private void observe() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            double failures = figures().failures();
            var _ = callers.read();
            if (figures().failures() > failures) {
                lastFailure = System.nanoTime();
            }
            Pacing.pause(INTERVAL_MILLIS);
        }
    }

    private CallFigures figures() {
        return callers.before();
    }

    /** All of them; what was counted in the last tenth of a second may be missing. */
    long calls() {
        return Math.round(figures().calls());
    }

    /** To within a tenth of a second; 0 if no call failed. */
    double secondsUntilLastFailure(long since) {
        return lastFailure == 0 ? 0 : (lastFailure - since) / NANOS;
    }

    @Override
    public void close() {
        Pacing.stop(thread);
        callers.close();
    }
}
