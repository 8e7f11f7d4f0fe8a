package dev.souk.tools.process;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Suspends and continues a process by turns, as cpulimit does, so that it runs for a twentieth of the time. A call
 * waits for up to two seconds: longer than services wait for each other (800 ms), so circuit breakers open, and less
 * than the session with the broker (3 s) and the lease in the registry (6 s), so the process stays a member of both.
 */
final class SlowDown {

    static final Duration SUSPENDED = Duration.ofMillis(1_900);
    static final Duration RUNNING = Duration.ofMillis(100);

    private final ScheduledExecutorService scheduler;
    private final Consumer<String> signal;
    private boolean ended;

    /** Of the process that gets the signals STOP and CONT from this consumer. */
    SlowDown(ScheduledExecutorService scheduler, Consumer<String> signal) {
        this.scheduler = scheduler;
        this.signal = signal;
    }

    void begin() {
        step("STOP", SUSPENDED, this::run);
    }

    private void run() {
        step("CONT", RUNNING, this::begin);
    }

    /** The next step is scheduled first: a process must not be suspended if nobody would continue it. */
    private synchronized void step(String name, Duration duration, Runnable next) {
        if (!ended) {
            var _ = scheduler.schedule(next, duration.toMillis(), TimeUnit.MILLISECONDS);
            signal.accept(name);
        }
    }

    /** Sends no signal any more; the process may be suspended now. */
    synchronized void end() {
        ended = true;
    }
}
