package dev.souk.tools.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler without time: a test runs what is scheduled when it wants to. */
final class ManualScheduler extends ScheduledThreadPoolExecutor {

    private record Scheduled(Runnable task, Duration delay) {}

    private final Queue<Scheduled> queue = new ArrayDeque<>();

    ManualScheduler() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        ScheduledFuture<?> never = super.schedule(() -> {}, 1, TimeUnit.DAYS); // fails after a shutdown
        queue.add(new Scheduled(task, Duration.of(delay, unit.toChronoUnit())));
        return never;
    }

    /** Runs the task that was scheduled first, and returns after which delay it should have run. */
    Duration runNext() {
        Scheduled next = queue.remove();
        next.task().run();
        return next.delay();
    }

    boolean isIdle() {
        return queue.isEmpty();
    }

    @Override
    public void close() {
        shutdownNow();
    }
}
