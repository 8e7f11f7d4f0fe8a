package dev.souk.launcher.supervision;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.ToolException;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Starts a process and waits until it is ready. */
record StartUp(Instance instance, Servers servers, Consumer<Progress> reporter) {

    private static final Duration PORT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);
    /** Each readiness check costs the starting service CPU time. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    /**
     * Returns when the process is ready; calls {@code onEnd} when it ends, now or later.
     *
     * @param lifecycle in which this start has begun
     * @return false if somebody stopped it before it was ready
     */
    boolean run(Lifecycle lifecycle, Consumer<ChildProcess> onEnd) {
        long begin = System.nanoTime();
        long logged = servers.log(instance).length();
        ChildProcess child = launch(lifecycle);
        reporter.accept(new Progress.Starting(instance.name(), instance.port()));
        var _ = child.ended().thenRun(() -> onEnd.accept(child));
        if (!awaitReady(child, lifecycle, logged)) {
            return false;
        }
        servers.tell(server -> server.admit(instance));
        if (!child.isAlive()) { // its end may have been told before
            servers.tell(server -> server.ended(instance));
        }
        reporter.accept(new Progress.Ready(instance.name(), Duration.ofNanos(System.nanoTime() - begin)));
        return true;
    }

    /** Returns when callers can find the process, which is ready. */
    void awaitRegistration() {
        Duration timeout = servers.of(instance).registrationTimeout();
        if (!new Await(timeout, POLL_INTERVAL).until(() -> servers.of(instance).isRegistered(instance))) {
            throw new ToolException("%s is ready, but was not in the registry within %s s."
                    .formatted(instance.name(), timeout.toSeconds()));
        }
    }

    private ChildProcess launch(Lifecycle lifecycle) {
        try {
            requireFreePort();
            servers.log(instance).rotate();
            ChildProcess child = servers.of(instance).start(instance);
            if (!lifecycle.started(child)) {
                child.kill();
            }
            return child;
        } catch (IOException | UncheckedIOException notStarted) { // as on a full disk: a restart tries again
            lifecycle.failed();
            throw new ToolException(
                    "%s cannot be started: %s".formatted(instance.name(), notStarted.getMessage()), notStarted);
        } catch (RuntimeException notStarted) {
            lifecycle.failed();
            throw notStarted;
        }
    }

    /** Another program on the port would answer in its place. A process that has just ended may still hold it. */
    private void requireFreePort() {
        if (!Await.atMost(PORT_TIMEOUT).until(() -> FreePorts.isFree(instance.port()))) {
            throw new ToolException(
                    "Port %s of %s is used by another program.".formatted(instance.port(), instance.name()));
        }
    }

    private boolean awaitReady(ChildProcess child, Lifecycle lifecycle, long logged) {
        boolean decided = new Await(READY_TIMEOUT, POLL_INTERVAL)
                .until(() -> !child.isAlive() || (isReady() && lifecycle.up(child)));
        if (!child.isAlive()) {
            if (!lifecycle.failed(child)) {
                return false;
            }
            throw failure("ended" + exitCode(child.exitCode()), logged);
        }
        if (!decided) {
            String why = servers.of(instance).readiness(instance);
            child.kill(); // otherwise it would be neither up nor down
            var _ = lifecycle.failed(child);
            throw failure("was not ready after %s s%s".formatted(READY_TIMEOUT.toSeconds(), why), logged);
        }
        return true;
    }

    /** What cannot be found out, as on a full disk, is asked again. */
    private boolean isReady() {
        try {
            return servers.of(instance).isReady(instance);
        } catch (UncheckedIOException unknown) {
            return false;
        }
    }

    private ToolException failure(String what, long logged) {
        return new ToolException("%s %s while starting. Its last log lines:%n%s"
                .formatted(instance.name(), what, servers.log(instance).excerpt(logged)));
    }

    /** ` with exit code 3`, or nothing where the operating system does not report one. */
    static String exitCode(OptionalInt code) {
        return code.isPresent() ? " with exit code " + code.getAsInt() : "";
    }
}
