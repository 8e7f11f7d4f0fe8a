package dev.souk.launcher.supervision;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.MemoryUsage;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.Fault;
import dev.souk.tools.process.ProcessStatus.State;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One instance of the running system: started, restarted if it ends unexpectedly, and stopped. */
public final class ManagedProcess {

    /** For one that is stopped while others are used: longer than all time limits of a graceful shutdown together. */
    static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(30);

    /** Restarts each process after the delay, in a virtual thread. */
    public static final BiConsumer<Duration, Runnable> RESTART_IN_BACKGROUND = (delay, restart) ->
            CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(restart);

    private final Instance instance;
    private final StartUp startUp;
    private final Consumer<Progress> reporter;
    private final @Nullable BiConsumer<Duration, Runnable> restarts;
    private final RestartBackOff backOff = new RestartBackOff();
    private final Lifecycle lifecycle;

    /**
     * A process that is down.
     *
     * @param restarts runs a restart after a delay; null if a process that ends unexpectedly stays down
     */
    public ManagedProcess(
            Instance instance,
            Servers servers,
            Consumer<Progress> reporter,
            @Nullable BiConsumer<Duration, Runnable> restarts) {
        this.instance = instance;
        this.startUp = new StartUp(instance, servers, reporter);
        this.reporter = reporter;
        this.restarts = restarts;
        this.lifecycle = new Lifecycle(instance.name());
    }

    public Instance instance() {
        return instance;
    }

    public String name() {
        return instance.name();
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @return false if somebody stopped it before it was ready
     * @throws ToolException if it is already running, ends before it is ready, or is not ready within five minutes
     */
    public boolean start() {
        lifecycle.starting();
        return startUp.run(lifecycle, this::ended);
    }

    /** The same, and fails if somebody stopped it. */
    void startOrFail() {
        if (!start()) {
            throw new ToolException("%s was stopped before it was ready.".formatted(name()));
        }
    }

    /** The same, and returns when callers can find it; fails if it was not registered in time. */
    void startForCallers() {
        startOrFail();
        startUp.awaitRegistration();
    }

    private void ended(ChildProcess child) {
        startUp.servers().tell(server -> server.ended(instance));
        lifecycle
                .ended(child)
                .ifPresent(uptime -> scheduleRestart("ended" + StartUp.exitCode(child.exitCode()), uptime));
    }

    private void scheduleRestart(String reason, Duration uptime) {
        if (restarts == null) {
            reporter.accept(new Progress.Ended(name(), reason, null));
        } else if (lifecycle.planRestart()) {
            Duration delay = backOff.next(uptime);
            reporter.accept(new Progress.Ended(name(), reason, delay));
            restarts.accept(delay, this::restart);
        }
    }

    private void restart() {
        try {
            if (lifecycle.restarting()) {
                var _ = startUp.run(lifecycle, this::ended);
            }
        } catch (ToolException | UncheckedIOException failure) {
            String reason =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
            scheduleRestart("could not be restarted: " + reason, Duration.ZERO);
        }
    }

    /** Stops it gracefully, by force after the timeout; returns when it has ended. It is down until it is started. */
    void shutDown(Duration timeout) {
        lifecycle.close();
        end(gracefully(timeout));
    }

    /** Kills it; it cannot be started again. */
    void discard() {
        lifecycle.close();
        end(ChildProcess::kill);
    }

    /**
     * Stops it gracefully, by force after the timeout; returns when it has ended. It stays down until it is started.
     */
    public void stop(Duration timeout) {
        if (end(gracefully(timeout))) {
            reporter.accept(new Progress.Down(name(), false));
        }
    }

    /** Whether it stays down until it is started. */
    boolean isStopped() {
        return lifecycle.isStopRequested();
    }

    /** Kills it; returns when it has ended. It stays down until it is started. */
    public void kill() {
        if (end(ChildProcess::kill)) {
            reporter.accept(new Progress.Down(name(), true));
        }
    }

    private Consumer<ChildProcess> gracefully(Duration timeout) {
        return child -> {
            startUp.servers().tell(server -> server.drain(instance));
            child.stop(timeout);
        };
    }

    private boolean end(Consumer<ChildProcess> stop) {
        lifecycle.requestStop();
        Optional<ChildProcess> child = child();
        child.ifPresent(stop);
        return child.isPresent();
    }

    /** The process, if it exists. */
    Optional<ChildProcess> child() {
        return Optional.ofNullable(lifecycle.child()).filter(ChildProcess::isAlive);
    }

    public boolean isAlive() {
        return lifecycle.isAlive();
    }

    /** Whether there is something to stop: a process, a start in progress or a pending restart. */
    boolean isActive() {
        return isAlive() || lifecycle.state() != State.DOWN || lifecycle.isRestartPending();
    }

    /** Its state and memory usage now. While it is down it is neither outdated nor cut off. */
    public ProcessStatus status(boolean isOutdated, OptionalInt proxyPort, boolean isCut) {
        Optional<ChildProcess> child = child();
        MemoryUsage memory = child.map(ChildProcess::memoryUsage).orElse(MemoryUsage.UNKNOWN);
        boolean hasActuator = instance.service().type() == ProcessType.BOOT;
        return new ProcessStatus(
                name(),
                instance.service().name(),
                child.map(ChildProcess::pid).orElse(null),
                instance.port(),
                hasActuator ? instance.url() : null,
                hasActuator ? instance.managementUrl() : null,
                lifecycle.state(),
                isOutdated && child.isPresent(),
                child.map(running -> faults(running, isCut)).orElse(List.of()),
                proxyPort.isPresent() ? proxyPort.getAsInt() : null,
                memory);
    }

    private static List<Fault> faults(ChildProcess child, boolean isCut) {
        return Stream.concat(child.fault().stream(), Stream.of(Fault.CUT).filter(_ -> isCut))
                .toList();
    }
}
