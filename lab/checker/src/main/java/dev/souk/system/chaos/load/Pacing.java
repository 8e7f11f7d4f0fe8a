package dev.souk.system.chaos.load;

import java.time.Duration;

/** The pauses that pace load and faults, and the threads that make them; nothing else here sleeps. */
public final class Pacing {

    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private Pacing() {}

    /** What a thread does until it is interrupted. */
    @FunctionalInterface
    public interface Task {
        void run() throws InterruptedException;
    }

    /** Starts a virtual thread; an interrupt ends it. */
    public static Thread start(Task task) {
        return Thread.ofVirtual().start(() -> {
            try {
                task.run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The same for what is done again and again, a tenth of a second after the last time. */
    public static Thread repeat(Task task) {
        return start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                task.run();
                pause(100);
            }
        });
    }

    /** Ends it, and waits until it has ended, for half a minute at most. */
    public static void stop(Thread thread) {
        thread.interrupt();
        try {
            var _ = thread.join(LONGEST_END);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pauses for a time that belongs to the schedule or to the simulated behaviour. */
    public static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    /** As {@link #pause(Duration)}, in milliseconds; 0 or less is no pause. */
    public static void pause(long millis) throws InterruptedException {
        pause(Duration.ofMillis(Math.max(0, millis)));
    }
}
