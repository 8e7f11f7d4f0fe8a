package dev.souk.launcher.supervision;

import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.report.LauncherException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state of one process. Each method holds the monitor for a moment only; starting and stopping the process happen
 * outside it, so that status, stop and kill never wait for a slow start.
 */
final class Lifecycle {

    private final String name;
    private State state = State.DOWN;
    private boolean closed;
    private boolean stopRequested;
    private boolean restartPending;
    private long upSince;
    private @Nullable ChildProcess child;

    Lifecycle(String name) {
        this.name = name;
    }

    synchronized void starting() {
        if (state == State.STARTING || isAlive()) {
            throw new LauncherException("%s is already running.".formatted(name));
        }
        if (closed) {
            throw new LauncherException("Souk is stopping.");
        }
        state = State.STARTING;
        stopRequested = false;
        restartPending = false;
    }

    /** Registers the started process; false if a stop was requested in the meantime. */
    synchronized boolean started(ChildProcess process) {
        child = process;
        return !stopRequested;
    }

    /** Records that the process is ready; false if it has ended or is to be stopped. */
    synchronized boolean up() {
        if (stopRequested || !isAlive()) {
            return false;
        }
        state = State.UP;
        upSince = System.nanoTime();
        return true;
    }

    /** Records that the start has failed and no process is left. */
    synchronized void failed() {
        state = State.DOWN;
    }

    /** Records the end of the process; true if it had been up and nobody had requested a stop. */
    synchronized boolean ended(ChildProcess process) {
        if (process != child) {
            return false;
        }
        boolean unexpected = state == State.UP && !stopRequested;
        state = State.DOWN;
        return unexpected;
    }

    synchronized Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - upSince);
    }

    /** Notes that a restart is planned; false if none is wanted because a stop was requested. */
    synchronized boolean planRestart() {
        restartPending = !stopRequested && !closed;
        return restartPending;
    }

    synchronized void cancelRestart() {
        restartPending = false;
    }

    /** Whether a restart is still wanted: nobody has stopped or started the process since it was scheduled. */
    synchronized boolean isRestartPending() {
        return restartPending;
    }

    /** Marks the coming end of the process as wanted and cancels a pending restart. */
    synchronized void requestStop() {
        stopRequested = true;
        restartPending = false;
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

    /** Whether there is something to stop: a process, a start in progress or a pending restart. */
    synchronized boolean isActive() {
        return isAlive() || state == State.STARTING || restartPending;
    }

    synchronized State state() {
        return isAlive() || state == State.STARTING ? state : State.DOWN;
    }
}
