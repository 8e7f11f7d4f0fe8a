package dev.souk.tools.process;

import dev.souk.tools.process.ProcessStatus.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process of the launcher and the signal that stops it gracefully. */
public final class ChildProcess {

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

    private final ProcessHandle handle;
    private final CompletableFuture<OptionalInt> ended;
    private final String stopSignal;
    private boolean paused;
    private @Nullable SlowDown slowDown;

    private ChildProcess(ProcessHandle handle, CompletableFuture<OptionalInt> ended, String stopSignal) {
        this.handle = handle;
        this.ended = ended;
        this.stopSignal = stopSignal;
    }

    static ChildProcess of(Process process, String stopSignal) {
        return new ChildProcess(
                process.toHandle(), process.onExit().thenApply(done -> OptionalInt.of(done.exitValue())), stopSignal);
    }

    /** A process that another launcher left behind; its exit code is unknown. */
    public static ChildProcess orphan(ProcessHandle handle, String stopSignal) {
        return new ChildProcess(handle, handle.onExit().thenApply(_ -> OptionalInt.empty()), stopSignal);
    }

    /** Its process id. */
    public long pid() {
        return handle.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return handle.isAlive();
    }

    /** Completes when it has ended, with the exit code where it is known. */
    public CompletableFuture<OptionalInt> ended() {
        return ended;
    }

    /** Its exit code, which may be known a moment after {@link #isAlive} has become false. */
    public OptionalInt exitCode() {
        return ended.copy()
                .completeOnTimeout(OptionalInt.empty(), 1, TimeUnit.SECONDS)
                .join();
    }

    /** Suspends it and its children (SIGSTOP). */
    public synchronized void pause() {
        endSlowDown();
        signal("STOP");
        paused = true;
    }

    /** Lets it and its children run for a part of the time only, until they are resumed. */
    public synchronized void slowDown(ScheduledExecutorService scheduler) {
        OperatingSystem.requireSignals();
        resume();
        var next = new SlowDown(scheduler, this::signal);
        slowDown = next;
        var _ = ended.thenRun(this::endSlowDown);
        next.begin();
    }

    /** Lets it and its children run all the time again (SIGCONT), if they do not. */
    public synchronized void resume() {
        if (fault().isPresent()) {
            endSlowDown();
            signal("CONT");
            paused = false;
        }
    }

    private synchronized void endSlowDown() {
        if (slowDown != null) {
            slowDown.end();
            slowDown = null;
        }
    }

    /** Lets it read its configuration again (SIGHUP), if it is a program that does so. */
    public void reload() {
        signal("HUP");
    }

    /** Whether it is suspended, or runs for a part of the time only, until somebody resumes it. */
    public synchronized Optional<Fault> fault() {
        if (slowDown != null) {
            return Optional.of(Fault.SLOW);
        }
        return paused ? Optional.of(Fault.SUSPENDED) : Optional.empty();
    }

    private void signal(String name) {
        Stream.concat(Stream.of(handle), handle.descendants())
                .filter(ProcessHandle::isAlive)
                .forEach(process -> OperatingSystem.signal(process, name));
    }

    /** Kills it and its children (SIGKILL); returns when it has ended. */
    public void kill() {
        var children = handle.descendants().toList();
        handle.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        Await.atMost(KILL_TIMEOUT).until(() -> !isAlive());
    }

    /** Stops it gracefully, and kills it if it still runs after the time-out. Windows has no signals: it is killed. */
    public void stop(Duration timeout) {
        if (OperatingSystem.isWindows()) {
            kill(); // its children too, which the end of a script, such as that of Keycloak, would leave
            return;
        }
        resume(); // a suspended process does not receive the signal
        if (stopSignal.equals("TERM")) {
            handle.destroy();
        } else if (isAlive()) {
            OperatingSystem.signal(handle, stopSignal);
        }
        if (!Await.atMost(timeout).until(() -> !isAlive())) {
            kill();
        }
    }

    /** Memory usage of it and its children. */
    public MemoryUsage memoryUsage() {
        return MemoryUsage.of(handle);
    }
}
