package dev.souk.system.bench.experiment;

import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.environment.Pacing;

/** One customer who asks for the same all the time, and so notices when a system is well again. */
final class Probe implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;

    private final Thread thread;
    private volatile long lastBad = System.nanoTime();

    /** What takes longer than this is as bad as a failure. */
    Probe(Work work, double slowMillis) {
        thread = Pacing.start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                long begin = System.nanoTime();
                boolean good = work.succeeds();
                long end = System.nanoTime();
                if (!good || (end - begin) / 1e6 > slowMillis) {
                    lastBad = end;
                }
                Pacing.pause(PAUSE_MILLIS);
            }
        });
    }

    /** How long after that time something failed or was slow for the last time; 0 if nothing was. */
    double secondsUntilWell(long since) {
        return Math.max(0, (lastBad - since) / 1e9);
    }

    @Override
    public void close() {
        Pacing.stop(thread);
    }
}
