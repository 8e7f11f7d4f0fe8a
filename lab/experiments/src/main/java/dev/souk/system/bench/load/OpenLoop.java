package dev.souk.system.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One user who does something at a fixed rate, however long it takes: what is due while the last one is not done waits,
 * and its latency counts from when it was due.
 *
 * @param perSecond how often
 */
public record OpenLoop(double perSecond) {

    private static final long MAX_DELAY_SECONDS = 30;

    /**
     * Runs for that time, and until everything that was due is done, for half a minute at most.
     *
     * @param preparation what precedes each work and is not part of its latency, unless it makes it late
     */
    public Outcome run(Work preparation, Work work, Duration duration) throws InterruptedException {
        var outcome = new Outcome();
        long period = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        long total = Math.max(1, duration.toNanos() / period);
        var remaining = new CountDownLatch((int) total);
        var number = new AtomicLong();
        try (ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor()) {
            prepare(preparation, outcome);
            long start = System.nanoTime() + period;
            var _ = thread.scheduleAtFixedRate(
                    () -> {
                        if (remaining.getCount() > 0) {
                            long due = start + number.getAndIncrement() * period;
                            outcome.record(work, due);
                            prepare(preparation, outcome);
                            remaining.countDown();
                        }
                    },
                    period,
                    period,
                    TimeUnit.NANOSECONDS);
            if (!remaining.await(duration.toSeconds() + MAX_DELAY_SECONDS, TimeUnit.SECONDS)) {
                outcome.fail("not done in time");
            }
            thread.shutdownNow();
        }
        return outcome;
    }

    private static void prepare(Work preparation, Outcome outcome) {
        try {
            preparation.perform();
        } catch (IOException failed) {
            outcome.fail(String.valueOf(failed.getMessage()));
        }
    }
}
