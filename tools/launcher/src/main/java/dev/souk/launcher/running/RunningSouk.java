package dev.souk.launcher.running;

import dev.souk.console.Console;
import dev.souk.console.web.ConsoleAddress;
import dev.souk.launcher.api.LauncherException;
import dev.souk.launcher.api.MemoryUsage;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.control.ControlServer;
import dev.souk.launcher.control.SoukOperations;
import dev.souk.launcher.prepare.BackgroundPreparation;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.state.FolderLock;
import dev.souk.launcher.state.RunState;
import dev.souk.launcher.state.RunState.Phase;
import dev.souk.launcher.state.Secrets;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.watch.LauncherProcesses;
import dev.souk.launcher.watch.ObservedSystem;
import dev.souk.launcher.watch.UnexportedLogs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running system. */
public final class RunningSouk implements SoukOperations, AutoCloseable {

    private final FolderLock lock;
    private final ProcessEnvironment environment;
    private final ProcessGroup processes;
    private final InstanceChanges changes;
    private final Releases releases;
    private final Faults faults;
    private final ServiceCodes codes;
    private final Reporter reporter;
    private final BackgroundPreparation preparation;
    private final @Nullable CertificateRenewal certificates;
    private final ControlServer control;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("housekeeping").factory());
    private final CountDownLatch shutdownRequested = new CountDownLatch(1);
    private final Console console;
    private final RunState runState;
    private volatile Phase phase = Phase.STARTING;

    RunningSouk(
            FolderLock lock,
            ProcessEnvironment environment,
            ProcessGroup processes,
            InstanceChanges changes,
            Faults faults,
            ServiceCodes codes,
            Reporter reporter,
            BackgroundPreparation preparation,
            @Nullable CertificateRenewal certificates) {
        this.lock = lock;
        this.environment = environment;
        this.processes = processes;
        this.changes = changes;
        this.releases = new Releases(changes, codes, new InstanceWeights(lock.folder()));
        this.codes = codes;
        this.reporter = reporter;
        this.preparation = preparation;
        this.faults = faults;
        this.certificates = certificates;
        String token = UUID.randomUUID().toString();
        this.control = ControlServer.start(token, this);
        this.runState = new RunState(ProcessHandle.current().pid(), control.port(), token, phase);
        runState.write(lock.folder());
        var _ = housekeeping.scheduleWithFixedDelay(lock.folder()::rotateLogs, 5, 5, TimeUnit.SECONDS);
        releases.watch(housekeeping, Releases.LEASE);
        this.console = console();
        var logs = UnexportedLogs.of(processes.all().stream().map(ManagedProcess::instance), lock.folder());
        var _ = housekeeping.scheduleWithFixedDelay(() -> console.add(logs.more()), 1, 1, TimeUnit.SECONDS);
        if (certificates != null) {
            var _ = housekeeping.scheduleWithFixedDelay(certificates::renewIfDue, 1, 1, TimeUnit.DAYS);
        }
    }

    private Console console() {
        var reader = LauncherProcesses.reader(this::status, secrets().ofRegistryOperator());
        var system = new ObservedSystem(gateway(), this, reader, environment::brokerLogin, Clock.systemUTC());
        try {
            return Console.start(ConsoleAddress.loopback(environment.consolePort()), system, Clock.systemUTC());
        } catch (IOException taken) {
            throw new LauncherException(
                    "The console cannot listen on port %s: %s".formatted(environment.consolePort(), taken.getMessage()),
                    taken);
        }
    }

    /** Starts everything in parallel and returns when all of it is ready; stops everything if one process fails. */
    public void start() {
        reporter.report(new Progress.Launching(
                processes.all().stream().map(ManagedProcess::name).toList()));
        try {
            processes.start();
        } catch (LauncherException failure) {
            requireNotStopped();
            reporter.report(new Progress.Failed(failure.explanation()));
            close();
            throw failure;
        }
        requireNotStopped();
    }

    private void requireNotStopped() {
        if (phase == Phase.STOPPING) {
            throw new LauncherException("Souk was stopped before it was ready.");
        }
    }

    /** Lets other commands see that everything is ready, and prepares in the background what the next start can use. */
    public synchronized void announce() {
        if (phase == Phase.STARTING) {
            enter(Phase.RUNNING);
            preparation.start();
            console.record();
        }
    }

    /** Returns when nothing is prepared for the next start any more, which takes the CPU of what is measured. */
    public void awaitPreparation() throws InterruptedException {
        preparation.await();
    }

    private void enter(Phase next) {
        phase = next;
        runState.in(next).write(lock.folder());
    }

    /** Returns when a shutdown is requested. */
    public void awaitDown() throws InterruptedException {
        shutdownRequested.await();
    }

    /** The URL of the gateway. */
    public String gateway() {
        return environment.gateway();
    }

    /** The instances that it was started with, and their ports. */
    public Deployment deployment() {
        return environment.deployment();
    }

    /** The proxies that it was started with. */
    public Proxies proxies() {
        return faults.proxies();
    }

    /** The passwords of this system. */
    public Secrets secrets() {
        return new Secrets(lock.folder());
    }

    @Override
    public SoukStatus status() {
        return environment.status(
                Stream.concat(processes.status().map(this::withAge).map(faults::mark), Stream.of(launcher()))
                        .toList());
    }

    private ProcessStatus withAge(ProcessStatus process) {
        return process.outdated(process.pid() != null && codes.isOutdated(process.name()));
    }

    private ProcessStatus launcher() {
        return new ProcessStatus(
                "launcher",
                "launcher",
                runState.pid(),
                control.port(),
                null,
                null,
                ProcessStatus.State.UP,
                false,
                List.of(),
                null,
                MemoryUsage.ofOne(runState.pid()));
    }

    @Override
    public List<String> kill(String name, boolean force) {
        return processes.kill(name, force);
    }

    @Override
    public List<String> start(String name) {
        codes.chooseNewest(name);
        return processes.start(name);
    }

    @Override
    public List<String> restart(String name) {
        codes.chooseNewest(name);
        return processes.restart(name);
    }

    @Override
    public String replace(String name) {
        return codes.tryNewest(name, () -> changes.replace(name));
    }

    @Override
    public List<String> scale(String name, int count) {
        return changes.scale(name, count);
    }

    @Override
    public List<String> beginRelease(String service, String version, @Nullable Path jar) {
        return releases.beginRelease(service, version, jar);
    }

    @Override
    public void shareCalls(String service, int percent) {
        releases.shareCalls(service, percent);
    }

    @Override
    public List<String> completeRelease(String service) {
        return releases.completeRelease(service);
    }

    @Override
    public List<String> abandonRelease(String service) {
        return releases.abandonRelease(service);
    }

    @Override
    public List<String> yieldService(String name) {
        return processes.yieldService(name);
    }

    @Override
    public void renewCertificates() {
        if (certificates == null) {
            throw new LauncherException("There are no certificates; `./souk up --tls` starts with them.");
        }
        certificates.renew();
    }

    @Override
    public List<String> suspend(String name) {
        return faults.suspend(name);
    }

    @Override
    public List<String> slowDown(String name) {
        return faults.slowDown(name);
    }

    @Override
    public List<String> cut(String name) {
        return faults.cut(name);
    }

    @Override
    public List<String> restore(String name) {
        return faults.restore(name);
    }

    @Override
    public List<String> resume(String name) {
        return faults.resume(name);
    }

    /** Suspends processes until they are resumed, however long that takes. */
    public List<String> pause(String name) {
        return processes.suspend(name);
    }

    @Override
    public void down() {
        shutdownRequested.countDown();
        if (phase == Phase.STARTING) {
            Thread.ofPlatform().name("stop").start(this::close); // its caller still waits until everything is ready
        }
    }

    /** Stops everything and keeps the data. A second call waits for the first. */
    @Override
    public synchronized void close() {
        if (phase == Phase.STOPPING) {
            return;
        }
        enter(Phase.STOPPING);
        long begin = System.nanoTime();
        reporter.report(new Progress.Stopping());
        preparation.close();
        processes.shutDown();
        faults.close();
        console.close();
        control.close();
        housekeeping.shutdown();
        lock.close();
        reporter.report(new Progress.Stopped(Duration.ofNanos(System.nanoTime() - begin)));
        shutdownRequested.countDown();
    }
}
