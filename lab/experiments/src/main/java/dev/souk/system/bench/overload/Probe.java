package dev.souk.system.bench.overload;

import dev.souk.system.bench.load.Work;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;

/** One customer who asks for the same all the time, and so notices when a system is well again. */
final class Probe implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;
    private static final double NANOS = 1e9;

    private final Thread thread;
    private final Work work;
    private final double slowMillis;
    private volatile long lastBad;

    private Probe(Work work, double slowMillis) {
        this.work = work;
        this.slowMillis = slowMillis;
        this.lastBad = System.nanoTime();
        this.thread = Pacing.start(this::run);
    }

    /** What takes longer than this is as bad as a failure. */
    static Probe start(Work work, double slowMillis) {
        return new Probe(work, slowMillis);
    }

    private void run() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            long begin = System.nanoTime();
            boolean good = performs();
            long end = System.nanoTime();
            if (!good || (end - begin) / 1e6 > slowMillis) {
                lastBad = end;
            }
            Pacing.pause(PAUSE_MILLIS);
        }
    }

    private boolean performs() {
        try {
            work.perform();
            return true;
        } catch (IOException failed) {
            return false;
        }
    }

    /** How long after that time something failed or was slow for the last time; 0 if nothing was. */
    double secondsUntilWell(long since) {
        return Math.max(0, (lastBad - since) / NANOS);
    }

    @Override
    public void close() {
        Pacing.stop(thread);
    }
}
