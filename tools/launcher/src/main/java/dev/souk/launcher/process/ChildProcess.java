package dev.souk.launcher.process;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that runs for the launcher, and how it is asked to end. */
public final class ChildProcess {

    private final ProcessHandle handle;
    private final CompletableFuture<OptionalInt> ended;
    private final Runnable gracefulStop;
    private volatile boolean paused;

    private ChildProcess(ProcessHandle handle, CompletableFuture<OptionalInt> ended, Runnable gracefulStop) {
        this.handle = handle;
        this.ended = ended;
        this.gracefulStop = gracefulStop;
    }

    /** A process that ends orderly when it gets the usual signal (TERM). */
    public static ChildProcess of(Process process) {
        return new ChildProcess(
                process.toHandle(),
                process.onExit().thenApply(done -> OptionalInt.of(done.exitValue())),
                process::destroy);
    }

    /**
     * A process that somebody else started for us.
     *
     * @param polite asks it in its own way to end
     * @param signal the name of the signal that does the same
     */
    public static ChildProcess adopted(ProcessHandle handle, Runnable gracefulStop, String signal) {
        ProcessReaper.ofThisJvm().watch(handle, signal);
        return new ChildProcess(handle, handle.onExit().thenApply(_ -> OptionalInt.empty()), gracefulStop);
    }

    /** Its process id. */
    public long pid() {
        return handle.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return handle.isAlive();
    }

    /** Completes when it has ended, with the exit code where the system tells it. */
    public CompletableFuture<OptionalInt> ended() {
        return ended;
    }

    /** How it has ended; the system may tell a moment later than {@link #isAlive}, or never. */
    public OptionalInt exitCode() {
        return ended.copy()
                .completeOnTimeout(OptionalInt.empty(), 1, TimeUnit.SECONDS)
                .join();
    }

    /** Freezes it and its own children. */
    public void pause() {
        paused = true;
        signal("STOP");
    }

    /** Lets it and its own children go on. */
    public void resume() {
        signal("CONT");
        paused = false;
    }

    private void signal(String name) {
        Stream.concat(Stream.of(handle), handle.descendants())
                .filter(ProcessHandle::isAlive)
                .forEach(process -> OperatingSystem.signal(process, name));
    }

    /** Asks it to end; returns at once. */
    public void stop() {
        if (paused) {
            resume();
        }
        if (isAlive()) {
            gracefulStop.run();
        }
    }

    /** Ends it and its own children by force (KILL). */
    public void kill() {
        var children = handle.descendants().toList();
        handle.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Asks it to end, and ends it by force if it has not within the limit. */
    public void stop(Duration limit) {
        stop();
        if (!Await.atMost(limit).until(() -> !isAlive())) {
            kill();
            Await.atMost(Duration.ofSeconds(2)).until(() -> !isAlive());
        }
    }

    /** What it and its own children hold in memory. */
    public MemoryUsage footprint() {
        return MemoryUsage.of(handle);
    }
}
