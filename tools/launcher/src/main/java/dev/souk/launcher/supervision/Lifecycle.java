package dev.souk.launcher.supervision;

import dev.souk.tools.ToolException;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.ProcessStatus.State;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one process. Each method holds the monitor for a moment only; starting and stopping the process happen
 * outside it, so that status, stop and kill never wait for a slow start.
 */
final class Lifecycle {

    private final String name;
    private State state = State.DOWN;
    private boolean restartPending; // while it is down
    private boolean closed;
    private boolean stopRequested;
    private long upSince;
    private @Nullable ChildProcess child;

    Lifecycle(String name) {
        this.name = name;
    }

    synchronized void starting() {
        boolean isLaunching = state == State.STARTING && child == null;
        if (isLaunching || isAlive()) {
            throw new ToolException("%s is already running.".formatted(name));
        }
        if (closed) {
            throw new ToolException("%s is stopping.".formatted(name));
        }
        state = State.STARTING;
        restartPending = false;
        stopRequested = false;
        child = null;
    }

    /** Begins the restart that is planned; false if a stop or a start has cancelled it. */
    synchronized boolean restarting() {
        if (!restartPending) {
            return false;
        }
        starting();
        return true;
    }

    /** Registers the started process; false if a stop was requested in the meantime. */
    synchronized boolean started(ChildProcess process) {
        child = process;
        return !stopRequested;
    }

    /** Records that this one is ready; false if it has ended or is to be stopped, or another start has begun. */
    synchronized boolean up(ChildProcess process) {
        if (process != child || stopRequested || !isAlive()) {
            return false;
        }
        state = State.UP;
        upSince = System.nanoTime();
        return true;
    }

    /** Records that no process could be started. */
    synchronized void failed() {
        state = State.DOWN;
    }

    /** Records that this one is not ready and is gone; false if it was to be stopped, or another start has begun. */
    synchronized boolean failed(ChildProcess process) {
        if (process != child) {
            return false;
        }
        state = State.DOWN;
        return !stopRequested;
    }

    /** Records the end of the process; how long it had been up, if it had, and nobody had requested a stop. */
    synchronized Optional<Duration> ended(ChildProcess process) {
        if (process != child) {
            return Optional.empty();
        }
        boolean unexpected = state == State.UP && !stopRequested;
        state = State.DOWN;
        return unexpected ? Optional.of(Duration.ofNanos(System.nanoTime() - upSince)) : Optional.empty();
    }

    /** Plans a restart, which a stop or a start cancels; false if there was one of them, or a plan, already. */
    synchronized boolean planRestart() {
        if (stopRequested || closed || restartPending || state != State.DOWN) {
            return false;
        }
        restartPending = true;
        return true;
    }

    /** Marks the coming end of the process as wanted and cancels a pending restart. */
    synchronized void requestStop() {
        stopRequested = true;
        restartPending = false;
    }

    synchronized boolean isStopRequested() {
        return stopRequested;
    }

    /** No start is permitted from now on. */
    synchronized void close() {
        closed = true;
    }

    synchronized @Nullable ChildProcess child() {
        return child;
    }

    synchronized boolean isAlive() {
        return child != null && child.isAlive();
    }

    synchronized boolean isRestartPending() {
        return restartPending;
    }

    /** The state; a process that was up and is gone is down, although its end was not recorded yet. */
    synchronized State state() {
        return state == State.UP && !isAlive() ? State.DOWN : state;
    }
}
