package dev.souk.launcher.running;

import dev.souk.console.Console;
import dev.souk.console.web.ConsoleAddress;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.control.ControlServer;
import dev.souk.launcher.prepare.BackgroundPreparation;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.state.FolderLock;
import dev.souk.launcher.state.RunState;
import dev.souk.launcher.state.RunState.Phase;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.watch.LauncherProcesses;
import dev.souk.launcher.watch.ObservedSystem;
import dev.souk.launcher.watch.UnexportedLogs;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.process.MemoryUsage;
import dev.souk.tools.proxy.TcpProxy;
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

/** A running system: its processes, console and control port. */
public final class DefaultRunningSouk implements RunningSouk {

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

    DefaultRunningSouk(
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
            throw new ToolException(
                    "The console cannot listen on port %s: %s".formatted(environment.consolePort(), taken.getMessage()),
                    taken);
        }
    }

    @Override
    public void start() {
        reporter.report(new Progress.Launching(
                processes.all().stream().map(ManagedProcess::name).toList()));
        try {
            processes.start();
        } catch (ToolException failure) {
            requireNotStopped();
            reporter.report(new Progress.Failed(failure.explanation()));
            close();
            throw failure;
        }
        requireNotStopped();
    }

    private void requireNotStopped() {
        if (phase == Phase.STOPPING) {
            throw new ToolException("Souk was stopped before it was ready.");
        }
    }

    @Override
    public synchronized void announce() {
        if (phase == Phase.STARTING) {
            enter(Phase.RUNNING);
            preparation.start();
            console.record();
        }
    }

    @Override
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

    @Override
    public String gateway() {
        return environment.gateway();
    }

    @Override
    public List<ProxyRoute> routes() {
        return faults.proxies().routes();
    }

    @Override
    public TcpProxy proxy(ProxyRoute route) {
        return faults.proxies().get(route);
    }

    @Override
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
            throw new ToolException("There are no certificates; `./souk up --tls` starts with them.");
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

    @Override
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
