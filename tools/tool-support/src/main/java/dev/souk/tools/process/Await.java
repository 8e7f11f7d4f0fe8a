package dev.souk.tools.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Polls a condition until it is true or the time-out has passed.
 *
 * @param timeout when to give up
 * @param interval pause between two checks
 */
public record Await(Duration timeout, Duration interval) {

    /** Checks every 50 ms. */
    public static Await atMost(Duration timeout) {
        return new Await(timeout, Duration.ofMillis(50));
    }

    /** Returns whether the condition became true in time. An interrupt ends the wait; the interrupt flag stays set. */
    public boolean until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0 || !pause()) {
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    private boolean pause() {
        try {
            return !new CountDownLatch(1).await(interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
