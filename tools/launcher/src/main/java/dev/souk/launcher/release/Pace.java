package dev.souk.launcher.release;

import dev.souk.tools.process.Await;
import java.time.Duration;

/** How time passes; a test has its own. */
public interface Pace {

    /** As {@link System#nanoTime()}. */
    long nanoTime();

    /** Waits. */
    void pause(Duration duration) throws InterruptedException;

    /** That of the clock. */
    static Pace real() {
        return new Pace() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                var _ = new Await(duration, duration)
                        .until(() -> Thread.currentThread().isInterrupted());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        };
    }
}
