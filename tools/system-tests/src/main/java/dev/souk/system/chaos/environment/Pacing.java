package dev.souk.system.chaos.environment;

import java.time.Duration;

/** The pauses that pace load and faults; nothing else here sleeps. */
public final class Pacing {

    private Pacing() {}

    /** Pauses for a time that belongs to the schedule or to the simulated behaviour. */
    public static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    /** As {@link #pause(Duration)}, in milliseconds; 0 or less is no pause. */
    public static void pause(long millis) throws InterruptedException {
        pause(Duration.ofMillis(Math.max(0, millis)));
    }
}
