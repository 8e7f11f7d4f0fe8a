package dev.souk.launcher.running;

import dev.souk.launcher.control.ControlServer;
import dev.souk.launcher.control.SoukOperations;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.state.FolderLock;
import dev.souk.launcher.state.RunState;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A system that runs, from the first process to the last. */
public final class RunningSouk implements SoukOperations, AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(6);

    private final StateFolder state;
    private final FolderLock lock;
    private final Environment environment;
    private final ProcessGroup processes;
    private final Reporter reporter;
    private final ControlServer control;
    private final CountDownLatch shutdownRequested = new CountDownLatch(1);
    private final RunState runState;
    private boolean closed;

    RunningSouk(
            StateFolder state, FolderLock lock, Environment environment, ProcessGroup processes, Reporter reporter) {
        this.state = state;
        this.lock = lock;
        this.environment = environment;
        this.processes = processes;
        this.reporter = reporter;
        String token = UUID.randomUUID().toString();
        this.control = ControlServer.start(token, this);
        this.runState = new RunState(ProcessHandle.current().pid(), control.port(), token, false);
        runState.write(state);
    }

    /** Starts everything at once and returns when all of it can do its work; stops everything when one part fails. */
    public void start() {
        try {
            processes.start();
        } catch (LauncherException failure) {
            reporter.report(new Progress.Failed(failure.explanation()));
            close();
            throw failure;
        }
    }

    /** Tells the other commands that everything is ready. */
    public void announce() {
        runState.whenReady().write(state);
    }

    /** Returns when somebody wants the system to end. */
    public void awaitDown() throws InterruptedException {
        shutdownRequested.await();
    }

    /** The one door. */
    public String gateway() {
        return environment.url(Topology.GATEWAY);
    }

    @Override
    public SoukStatus status() {
        return new StatusCollector(environment, processes, control.port()).take();
    }

    @Override
    public List<String> kill(String typed, boolean force) {
        List<ManagedProcess> alive =
                processes.named(typed).stream().filter(ManagedProcess::isAlive).toList();
        if (alive.isEmpty()) {
            throw new LauncherException("%s is not running.".formatted(typed));
        }
        return each(alive, force ? ManagedProcess::kill : process -> process.stop(STOP_LIMIT));
    }

    /** Freezes processes (STOP): they keep their memory and connections and do nothing. Not on Windows. */
    public List<String> pause(String typed) {
        return each(processes.named(typed), ManagedProcess::pause);
    }

    /** Lets frozen processes go on (CONT); the others do not notice. */
    public List<String> resume(String typed) {
        return each(processes.named(typed), ManagedProcess::resume);
    }

    /** The port of the server to which the detour's proxy has to forward. */
    public int behind(Detour detour) {
        return environment.routes().behind(detour);
    }

    @Override
    public List<String> start(String typed) {
        List<ManagedProcess> down = processes.named(typed).stream()
                .filter(process -> !process.isAlive())
                .toList();
        if (down.isEmpty()) {
            throw new LauncherException("%s is running already.".formatted(typed));
        }
        return each(down, ManagedProcess::start);
    }

    @Override
    public List<String> restart(String typed) {
        return each(processes.named(typed), process -> {
            process.stop(STOP_LIMIT);
            process.start();
        });
    }

    private static List<String> each(List<ManagedProcess> some, Consumer<ManagedProcess> action) {
        ProcessGroup.inParallel(some, action);
        return some.stream().map(ManagedProcess::name).toList();
    }

    @Override
    public void down() {
        shutdownRequested.countDown();
    }

    /** Stops everything; data stay. Whoever calls it second waits for the first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        long begin = System.nanoTime();
        reporter.report(new Progress.Stopping());
        processes.end();
        control.close();
        RunState.remove(state);
        lock.close();
        reporter.report(new Progress.Stopped(Duration.ofNanos(System.nanoTime() - begin)));
        down();
    }
}
