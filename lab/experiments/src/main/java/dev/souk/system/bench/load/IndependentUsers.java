package dev.souk.system.bench.load;

import dev.souk.system.chaos.environment.Pacing;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * An open loop of users who do not wait for each other: work begins at a fixed rate, however much of it is in progress.
 *
 * @param perSecond how often
 */
public record IndependentUsers(double perSecond) {

    private static final long MAX_DELAY_SECONDS = 30;

    /** Runs for that time, and until everything that has begun is done, for half a minute at most. */
    public Outcome run(Work work, Duration duration) throws InterruptedException {
        var outcome = new Outcome();
        if (!run(due -> outcome.record(work, due), duration)) {
            outcome.fail("not done in time");
        }
        return outcome;
    }

    /** The same for what records itself, as late as it was due; whether everything was done in time. */
    public boolean run(LongConsumer work, Duration duration) throws InterruptedException {
        double period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        int total = (int) (duration.toNanos() / period);
        var remaining = new CountDownLatch(total);
        long start = System.nanoTime();
        for (int number = 0; number < total; number++) {
            long due = start + (long) (number * period);
            Pacing.pauseUntil(due);
            Thread.ofVirtual().start(() -> {
                work.accept(due);
                remaining.countDown();
            });
        }
        return remaining.await(MAX_DELAY_SECONDS, TimeUnit.SECONDS);
    }
}
