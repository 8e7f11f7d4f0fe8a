package dev.souk.launcher.prepare;

import dev.souk.launcher.api.Progress;
import dev.souk.tools.ToolException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Creates what a start can do without, one after the other, while the system runs: a service without an AOT cache
 * starts in twice the time, but a training run takes longer than that.
 */
public final class BackgroundPreparation implements AutoCloseable {

    private final Thread thread;
    private volatile boolean closed;

    /** Does nothing until {@link #start()}. */
    public BackgroundPreparation(Preparation preparation, List<? extends Preparable> wanted) {
        thread = Thread.ofVirtual().name("preparation").unstarted(() -> {
            try {
                preparation.ensureInTurn(wanted);
            } catch (ToolException | UncheckedIOException failure) {
                if (!closed) {
                    preparation.reporter().accept(new Progress.Failed(String.valueOf(failure.getMessage())));
                }
            }
        });
    }

    /** Begins; returns at once. */
    public void start() {
        thread.start();
    }

    /** Returns when everything has been prepared. */
    public void await() throws InterruptedException {
        thread.join();
    }

    /** Ends what is in progress; the next start of the system begins it again. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
