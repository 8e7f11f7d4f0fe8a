package dev.souk.launcher.supervision;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.process.Await;
import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.process.MemoryUsage;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.ProcessType;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** One instance of the running system: started, restarted if it ends unexpectedly, and stopped. */
public final class ManagedProcess {

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

    private final Instance instance;
    private final StartUp startUp;
    private final Reporter reporter;
    private final RestartScheduler restarts;
    private final RestartBackOff backOff = new RestartBackOff();
    private final Lifecycle lifecycle;

    /** A process that is down. */
    public ManagedProcess(
            Instance instance, InstanceStarter starter, LogFile log, Reporter reporter, RestartScheduler restarts) {
        this.instance = instance;
        this.startUp = new StartUp(instance, starter, log, reporter);
        this.reporter = reporter;
        this.restarts = restarts;
        this.lifecycle = new Lifecycle(instance.name());
    }

    /** The name of the instance. */
    public String name() {
        return instance.name();
    }

    Instance instance() {
        return instance;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @throws LauncherException if it is already running, ends before it is ready, or is not ready within two minutes
     */
    public void start() {
        startUp.run(lifecycle, this::ended);
    }

    private void ended(ChildProcess child, OptionalInt code) {
        Duration uptime = lifecycle.uptime();
        if (lifecycle.ended(child)) {
            scheduleRestart("ended" + StartUp.exitCode(code), uptime);
        }
    }

    private void scheduleRestart(String reason, Duration uptime) {
        if (!lifecycle.planRestart()) {
            return;
        }
        Duration delay = backOff.next(uptime);
        boolean enabled = restarts.isEnabled();
        reporter.report(new Progress.Ended(name(), reason, enabled ? delay : null));
        if (enabled) {
            restarts.schedule(delay, this::restart);
        } else {
            lifecycle.cancelRestart();
        }
    }

    private void restart() {
        if (!lifecycle.isRestartPending()) {
            return;
        }
        try {
            start();
        } catch (LauncherException failure) {
            child().ifPresent(ChildProcess::kill);
            scheduleRestart("could not be restarted", Duration.ZERO);
        }
    }

    /** Stops it as part of the shutdown of the whole system; it cannot be started again. */
    void shutDown(Duration timeout) {
        lifecycle.close();
        stop(timeout);
    }

    /**
     * Stops it gracefully, by force after the timeout; returns when it has ended. It stays down until it is started.
     */
    public void stop(Duration timeout) {
        lifecycle.requestStop();
        child().ifPresent(child -> child.stop(timeout));
    }

    /** Kills it; returns when it has ended. It stays down until it is started. */
    public void kill() {
        lifecycle.requestStop();
        child().ifPresent(child -> {
            child.kill();
            Await.atMost(KILL_TIMEOUT).until(() -> !child.isAlive());
        });
    }

    /** The process, if it exists. */
    Optional<ChildProcess> child() {
        return Optional.ofNullable(lifecycle.child()).filter(ChildProcess::isAlive);
    }

    /** Whether the process exists. */
    public boolean isAlive() {
        return lifecycle.isAlive();
    }

    /** Whether there is something to stop: a process, a start in progress or a pending restart. */
    public boolean isActive() {
        return lifecycle.isActive();
    }

    /** Its state and memory usage now. */
    public ProcessStatus status() {
        Optional<ChildProcess> child = child();
        MemoryUsage memory = child.map(ChildProcess::memoryUsage).orElse(MemoryUsage.UNKNOWN);
        return new ProcessStatus(
                name(),
                instance.service().name(),
                child.map(ChildProcess::pid).orElse(null),
                instance.port(),
                instance.service().type() == ProcessType.BOOT ? instance.url() : null,
                lifecycle.state(),
                memory.rssBytes(),
                memory.pssBytes());
    }
}
