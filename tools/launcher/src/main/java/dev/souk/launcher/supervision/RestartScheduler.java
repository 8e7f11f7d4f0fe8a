package dev.souk.launcher.supervision;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the restarts of processes that ended unexpectedly. */
public interface RestartScheduler {

    /** Leaves ended processes down, for tests that kill and start processes themselves. */
    RestartScheduler DISABLED = new RestartScheduler() {
        @Override
        public boolean isEnabled() {
            return false;
        }

        @Override
        public void schedule(Duration delay, Runnable restart) {}
    };

    /** Restarts each process in a virtual thread. */
    RestartScheduler BACKGROUND = (delay, restart) -> CompletableFuture.delayedExecutor(
                    delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
            .execute(restart);

    /** Runs the restart after the delay. */
    void schedule(Duration delay, Runnable restart);

    /** Whether it restarts anything. */
    default boolean isEnabled() {
        return true;
    }
}
