package dev.souk.launcher.running;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.control.FolderLock;
import dev.souk.launcher.control.RunState.Phase;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.proxy.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A system from its start to its end. */
public final class DefaultRunningSouk implements RunningSouk {

    private final FolderLock lock;
    private final SystemControl system;
    private final Thread preparation;
    private final Consumer<Progress> reporter;
    private final CountDownLatch shutdownRequested = new CountDownLatch(1);
    private volatile @Nullable Endpoints endpoints;
    private volatile Phase phase = Phase.STARTING;

    /**
     * A system that is down, whose folder is locked.
     *
     * @param preparation not started
     */
    DefaultRunningSouk(FolderLock lock, SystemControl system, Thread preparation, Consumer<Progress> reporter) {
        this.lock = lock;
        this.system = system;
        this.preparation = preparation;
        this.reporter = reporter;
    }

    @Override
    public void start() {
        try {
            Endpoints opened = open();
            system.processes().start();
            announce(opened);
        } catch (ToolException failure) {
            requireNotStopped();
            reporter.accept(new Progress.Failed(failure.explanation()));
            close();
            throw failure;
        } catch (RuntimeException unexpected) {
            close();
            throw unexpected;
        }
    }

    private synchronized Endpoints open() {
        requireNotStopped();
        Endpoints opened = Endpoints.open(lock.folder(), system, this);
        endpoints = opened;
        return opened;
    }

    /** Who waits for the phase also reads what is reported before. */
    private synchronized void announce(Endpoints opened) {
        requireNotStopped();
        reporter.accept(new Progress.Running(status()));
        phase = Phase.RUNNING;
        opened.enter(phase);
        preparation.start();
    }

    private void requireNotStopped() {
        if (phase == Phase.STOPPING) {
            throw new ToolException("Souk was stopped before it was ready.");
        }
    }

    /** Returns when a shutdown is requested. */
    public void awaitDown() throws InterruptedException {
        shutdownRequested.await();
    }

    @Override
    public String gateway() {
        return system.environment().gateway();
    }

    @Override
    public List<ProxyRoute> routes() {
        return system.environment().proxies().routes();
    }

    @Override
    public TcpProxy proxy(ProxyRoute route) {
        return system.environment().proxies().get(route);
    }

    @Override
    public Secrets secrets() {
        return system.environment().secrets();
    }

    @Override
    public SoukStatus status() {
        return system.status();
    }

    @Override
    public List<String> perform(Operation operation) {
        return system.perform(operation, this::down);
    }

    @Override
    public List<String> pause(String name) {
        return system.processes().eachRunning(name, ChildProcess::pause);
    }

    private void down() {
        shutdownRequested.countDown();
        if (phase == Phase.STARTING) {
            Thread.ofPlatform().name("stop").start(this::close); // its caller still waits until everything is ready
        }
    }

    @Override
    public synchronized void close() {
        if (phase == Phase.STOPPING) {
            return;
        }
        phase = Phase.STOPPING;
        long begin = System.nanoTime();
        reporter.accept(new Progress.Stopping());
        Endpoints open = endpoints;
        try (lock;
                open;
                Faults _ = system.faults()) {
            shutDown(open);
        }
        reporter.accept(new Progress.Stopped(Duration.ofNanos(System.nanoTime() - begin)));
        shutdownRequested.countDown();
    }

    /** All processes, also if the phase cannot be written. */
    private void shutDown(@Nullable Endpoints open) {
        try {
            if (open != null) {
                open.enter(phase);
            }
        } finally {
            endPreparation();
            system.processes().shutDown();
        }
    }

    private void endPreparation() {
        preparation.interrupt();
        try {
            preparation.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
