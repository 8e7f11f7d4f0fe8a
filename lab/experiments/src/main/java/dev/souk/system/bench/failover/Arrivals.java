package dev.souk.system.bench.failover;

import dev.souk.console.metrics.CallFigures;
import dev.souk.console.metrics.ObservedCallers;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.system.bench.measured.ServiceCallers;
import dev.souk.system.chaos.environment.Pacing;

/** The calls that callers made to the instances of a service, repeated ones too, and when the last of them failed. */
final class Arrivals implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 100;
    private static final double NANOS = 1e9;

    private final ObservedCallers callers;
    private final Thread thread;
    private volatile long lastFailure;

    Arrivals(SoukOperations souk, String service) {
        callers = ServiceCallers.observe(souk, service, "none");
        thread = Thread.ofVirtual().unstarted(this::observe);
    }

    /** What was counted before counts no more. */
    void start() throws InterruptedException {
        var _ = callers.read();
        thread.start();
    }

    private void observe() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                double failures = figures().failures();
                var _ = callers.read();
                if (figures().failures() > failures) {
                    lastFailure = System.nanoTime();
                }
                Pacing.pause(INTERVAL_MILLIS);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
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
