package dev.souk.launcher.process;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that runs for the launcher, and how it is asked to end. */
public final class Child {

    private final ProcessHandle handle;
    private final CompletableFuture<OptionalInt> ended;
    private final Runnable polite;
    private volatile boolean paused;

    private Child(ProcessHandle handle, CompletableFuture<OptionalInt> ended, Runnable polite) {
        this.handle = handle;
        this.ended = ended;
        this.polite = polite;
    }

    /** A process that ends orderly when it gets the usual signal (TERM). */
    public static Child of(Process process) {
        return new Child(
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
    public static Child adopted(ProcessHandle handle, Runnable polite, String signal) {
        Guard.ofThisJvm().watch(handle, signal);
        return new Child(handle, handle.onExit().thenApply(_ -> OptionalInt.empty()), polite);
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
            polite.run();
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
        if (!Patience.of(limit).until(() -> !isAlive())) {
            kill();
            Patience.of(Duration.ofSeconds(2)).until(() -> !isAlive());
        }
    }

    /** What it and its own children hold in memory. */
    public Footprint footprint() {
        return Footprint.of(handle);
    }
}
