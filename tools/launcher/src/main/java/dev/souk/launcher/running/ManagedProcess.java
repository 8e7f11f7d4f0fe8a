package dev.souk.launcher.running;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.logs.LogExcerpt;
import dev.souk.launcher.process.Await;
import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.process.MemoryUsage;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.ProcessType;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One instance of the running system: starts, becomes ready, ends, and may be started again. */
final class ManagedProcess {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final Duration PORT_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK =
            Duration.ofMillis(200); // each look costs the starting service some of its time

    private final Instance instance;
    private final InstanceStarter starter;
    private final LogFile log;
    private final Reporter reporter;
    private State state = State.DOWN;
    private boolean mayStart = true;
    private boolean askedToEnd;
    private @Nullable ChildProcess child;

    ManagedProcess(Instance instance, InstanceStarter starter, LogFile log, Reporter reporter) {
        this.instance = instance;
        this.starter = starter;
        this.log = log;
        this.reporter = reporter;
    }

    String name() {
        return instance.name();
    }

    Instance instance() {
        return instance;
    }

    /** Starts it and returns when it can do its work; throws when it ends before that, or is not ready in time. */
    void start() {
        long begin = System.nanoTime();
        long logged = log.length();
        requireOwnPort();
        ChildProcess started = launch();
        boolean decided = new Await(READY_LIMIT, LOOK).until(() -> !started.isAlive() || isReady());
        if (!started.isAlive()) {
            throw failure("ended" + exitCode(started.exitCode()), logged);
        }
        if (!decided) {
            throw failure("was not ready after %d s".formatted(READY_LIMIT.toSeconds()), logged);
        }
        reporter.report(new Progress.Ready(name(), Duration.ofNanos(System.nanoTime() - begin)));
    }

    /** Somebody else at the port would answer for it. What has just ended may hold it for a moment more. */
    private void requireOwnPort() {
        if (!isAlive() && !Await.atMost(PORT_LIMIT).until(() -> Ports.isFree(instance.port()))) {
            throw new LauncherException(
                    "Port %d of %s has been taken by another program meanwhile.".formatted(instance.port(), name()));
        }
    }

    private synchronized ChildProcess launch() {
        if (isAlive()) {
            throw new LauncherException("%s is running already.".formatted(name()));
        }
        if (!mayStart) {
            throw new LauncherException("Souk is stopping.");
        }
        state = State.STARTING;
        askedToEnd = false;
        ChildProcess started = starter.start(instance);
        child = started;
        reporter.report(new Progress.Starting(name(), started.pid(), instance.port()));
        var _ = started.ended().thenAccept(code -> noteEnd(started, code));
        return started;
    }

    private boolean isReady() {
        if (!starter.isReady(instance)) {
            return false;
        }
        setState(State.UP);
        return true;
    }

    private synchronized void setState(State next) {
        state = next;
    }

    private synchronized void noteEnd(ChildProcess ended, OptionalInt code) {
        if (ended != child) {
            return;
        }
        if (state == State.UP && !askedToEnd) {
            reporter.report(new Progress.Ended(name(), "ended" + exitCode(code)));
        }
        state = State.DOWN;
    }

    /** Ends it for good, as part of the end of everything. */
    void end(Duration limit) {
        synchronized (this) {
            mayStart = false;
        }
        stop(limit);
    }

    /** Ends it orderly, by force after the limit; returns when it is gone. */
    void stop(Duration limit) {
        ChildProcess running = childToEnd();
        if (running != null) {
            running.stop(limit);
        }
    }

    /** Ends it by force; returns when it is gone. */
    void kill() {
        ChildProcess running = childToEnd();
        if (running != null) {
            running.kill();
            Await.atMost(Duration.ofSeconds(5)).until(() -> !running.isAlive());
        }
    }

    synchronized void pause() {
        if (child != null) {
            child.pause();
        }
    }

    synchronized void resume() {
        if (child != null) {
            child.resume();
        }
    }

    synchronized boolean isAlive() {
        return child != null && child.isAlive();
    }

    private synchronized @Nullable ChildProcess childToEnd() {
        askedToEnd = true;
        return child;
    }

    synchronized ProcessStatus status() {
        boolean alive = isAlive();
        MemoryUsage memory = alive && child != null ? child.footprint() : new MemoryUsage(null, null);
        return new ProcessStatus(
                name(),
                instance.service().name(),
                alive && child != null ? child.pid() : null,
                instance.port(),
                instance.service().kind() == ProcessType.BOOT ? instance.url() : null,
                alive ? state : State.DOWN,
                memory.rssBytes(),
                memory.pssBytes());
    }

    private LauncherException failure(String what, long logged) {
        return new LauncherException(
                "%s %s while starting. Its last lines:%n%s".formatted(name(), what, LogExcerpt.of(log, logged)));
    }

    private static String exitCode(OptionalInt code) {
        return code.isPresent() ? " with exit code " + code.getAsInt() : "";
    }
}
