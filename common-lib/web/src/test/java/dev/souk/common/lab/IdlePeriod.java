package dev.souk.common.lab;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** Waits for a period without events. */
final class IdlePeriod {

    private static final Duration LONG = Duration.ofSeconds(10);

    private IdlePeriod() {}

    /** Waits until the last time, by {@code System.nanoTime}, and this call are both long ago. */
    static void since(AtomicLong last) {
        last.set(System.nanoTime());
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> System.nanoTime() - last.get() > LONG.toNanos());
    }
}
