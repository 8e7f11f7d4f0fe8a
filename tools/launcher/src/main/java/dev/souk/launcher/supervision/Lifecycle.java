package dev.souk.launcher.supervision;

import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.ChildProcess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state of one process. Each method holds the monitor for a moment only; starting and stopping the process happen
 * outside it, so that status, stop and kill never wait for a slow start.
 */
final class Lifecycle {

    enum Phase {
        DOWN(State.DOWN),
        STARTING(State.STARTING),
        UP(State.UP),
        RESTART_PENDING(State.DOWN);

        final State state;

        Phase(State state) {
            this.state = state;
        }
    }

    private final String name;
    private Phase phase = Phase.DOWN;
    private boolean closed;
    private boolean stopRequested;
    private long upSince;
    private @Nullable ChildProcess child;

    Lifecycle(String name) {
        this.name = name;
    }

    synchronized void starting() {
        boolean isLaunching = phase == Phase.STARTING && child == null;
        if (isLaunching || isAlive()) {
            throw new ToolException("%s is already running.".formatted(name));
        }
        if (closed) {
            throw new ToolException("%s is stopping.".formatted(name));
        }
        phase = Phase.STARTING;
        stopRequested = false;
        child = null;
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
        phase = Phase.UP;
        upSince = System.nanoTime();
        return true;
    }

    /** Records that no process could be started. */
    synchronized void failed() {
        phase = Phase.DOWN;
    }

    /** Records that this one is not ready and is gone; false if it was to be stopped, or another start has begun. */
    synchronized boolean failed(ChildProcess process) {
        if (process != child) {
            return false;
        }
        phase = Phase.DOWN;
        return !stopRequested;
    }

    /** Records the end of the process; true if it had been up and nobody had requested a stop. */
    synchronized boolean ended(ChildProcess process) {
        if (process != child || phase == Phase.RESTART_PENDING) {
            return false;
        }
        boolean unexpected = phase == Phase.UP && !stopRequested;
        phase = Phase.DOWN;
        return unexpected;
    }

    synchronized Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - upSince);
    }

    /** Plans a restart, which a stop or a start cancels; false if a stop was requested. */
    synchronized boolean planRestart() {
        if (stopRequested || closed) {
            return false;
        }
        phase = Phase.RESTART_PENDING;
        return true;
    }

    /** Marks the coming end of the process as wanted and cancels a pending restart. */
    synchronized void requestStop() {
        stopRequested = true;
        if (phase == Phase.RESTART_PENDING) {
            phase = Phase.DOWN;
        }
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

    /** The phase; a process that was up and is gone is down, although its end was not recorded yet. */
    synchronized Phase phase() {
        return phase == Phase.UP && !isAlive() ? Phase.DOWN : phase;
    }
}
