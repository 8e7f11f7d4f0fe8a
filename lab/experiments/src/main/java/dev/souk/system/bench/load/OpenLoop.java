package dev.souk.system.bench.load;

import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One user who does something at a fixed rate, however long it takes: what is due while the last one is not done waits,
 * and its latency counts from when it was due.
 *
 * @param perSecond how often
 */
public record OpenLoop(double perSecond) {

    private static final long MAX_DELAY_NANOS = TimeUnit.SECONDS.toNanos(30);

    /**
     * Runs for that time, and until everything that was due is done, for half a minute at most.
     *
     * @param preparation what precedes each work and is not part of its latency, unless it makes it late
     */
    public Outcome run(Work preparation, Work work, Duration duration) throws InterruptedException {
        var outcome = new Outcome();
        long period = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        prepare(preparation, outcome);
        long begin = System.nanoTime();
        long due = begin + period;
        do {
            Pacing.pauseUntil(due);
            outcome.record(work, due);
            prepare(preparation, outcome);
            due += period;
            if (System.nanoTime() - due > MAX_DELAY_NANOS) {
                outcome.fail("not done in time");
                return outcome;
            }
        } while (due - begin <= duration.toNanos());
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
