package dev.souk.launcher.supervision;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the restarts of processes that ended unexpectedly. */
public interface RestartScheduler {

    /** Restarts each process in a virtual thread. */
    RestartScheduler BACKGROUND = (delay, restart) -> CompletableFuture.delayedExecutor(
                    delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
            .execute(restart);

    /** Runs the restart after the delay. */
    void schedule(Duration delay, Runnable restart);
}
