package dev.souk.launcher.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits for a condition that can only be asked for, never longer than the limit.
 *
 * @param limit when to give up
 * @param between pause between two looks
 */
public record Await(Duration limit, Duration between) {

    /** Looks every 50 ms. */
    public static Await atMost(Duration limit) {
        return new Await(limit, Duration.ofMillis(50));
    }

    /** Returns whether the condition came true in time; an interrupt ends the wait and is kept. */
    public boolean until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0 || !pause()) {
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    private boolean pause() {
        try {
            return !new CountDownLatch(1).await(between.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
