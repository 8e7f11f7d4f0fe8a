package dev.souk.launcher.running;

import dev.souk.console.Console;
import dev.souk.console.web.ConsoleAddress;
import dev.souk.launcher.api.Operation;
import dev.souk.launcher.api.Operation.OnProcesses;
import dev.souk.launcher.api.Operation.Verb;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.control.ControlServer;
import dev.souk.launcher.logs.MergedLogs;
import dev.souk.launcher.prepare.BackgroundPreparation;
import dev.souk.launcher.state.FolderLock;
import dev.souk.launcher.state.RunState;
import dev.souk.launcher.state.RunState.Phase;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.monitoring.LauncherProcesses;
import dev.souk.launcher.monitoring.ObservedSystem;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.MemoryUsage;
import dev.souk.tools.proxy.TcpProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final Consumer<Progress> reporter;
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
            Consumer<Progress> reporter,
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
        MergedLogs logs = MergedLogs.fromNow(logsOfServers());
        var _ = housekeeping.scheduleWithFixedDelay(() -> console.add(logs.more()), 1, 1, TimeUnit.SECONDS);
        if (certificates != null) {
            var _ = housekeeping.scheduleWithFixedDelay(certificates::renewIfDue, 1, 1, TimeUnit.DAYS);
        }
    }

    /** They do not export their log lines to the console by OTLP, as the services do. */
    private Map<String, LogFile> logsOfServers() {
        return processes.all().stream()
                .map(ManagedProcess::instance)
                .filter(instance -> instance.service().isInfrastructure())
                .map(Instance::name)
                .collect(Collectors.toMap(Function.identity(), lock.folder()::log));
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
        try {
            processes.start();
        } catch (ToolException failure) {
            requireNotStopped();
            reporter.accept(new Progress.Failed(failure.explanation()));
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
    public List<String> perform(Operation operation) {
        return switch (operation) {
            case OnProcesses(Verb verb, String name) -> onProcesses(verb, name);
            case Operation.Scale(String service, int count) -> changes.scale(service, count);
            case Operation.BeginRelease(String service, String version, @Nullable Path jar) ->
                releases.begin(service, version, jar);
            case Operation.ShareCalls(String service, int percent) -> releases.share(service, percent);
            case Operation.RenewCertificates() -> renewCertificates();
            case Operation.Down() -> down();
        };
    }

    private List<String> onProcesses(Verb verb, String name) {
        return switch (verb) {
            case KILL -> processes.kill(name, true);
            case STOP -> processes.kill(name, false);
            case START -> {
                codes.chooseNewest(name);
                yield processes.start(name);
            }
            case RESTART -> {
                codes.chooseNewest(name);
                yield processes.restart(name);
            }
            case REPLACE -> List.of(codes.tryNewest(name, () -> changes.replace(name)));
            case YIELD -> processes.yieldService(name);
            case SUSPEND -> faults.suspend(name);
            case SLOW -> faults.slowDown(name);
            case RESUME -> faults.resume(name);
            case CUT -> faults.cut(name);
            case RESTORE -> faults.restore(name);
            case COMPLETE_RELEASE -> releases.complete(name);
            case ABANDON_RELEASE -> releases.abandon(name);
        };
    }

    private List<String> renewCertificates() {
        if (certificates == null) {
            throw new ToolException("There are no certificates; `./souk up --tls` starts with them.");
        }
        certificates.renew();
        return List.of();
    }

    @Override
    public List<String> pause(String name) {
        return processes.suspend(name);
    }

    private List<String> down() {
        shutdownRequested.countDown();
        if (phase == Phase.STARTING) {
            Thread.ofPlatform().name("stop").start(this::close); // its caller still waits until everything is ready
        }
        return List.of();
    }

    @Override
    public synchronized void close() {
        if (phase == Phase.STOPPING) {
            return;
        }
        enter(Phase.STOPPING);
        long begin = System.nanoTime();
        reporter.accept(new Progress.Stopping());
        preparation.close();
        processes.shutDown();
        faults.close();
        console.close();
        control.close();
        housekeeping.shutdown();
        lock.close();
        reporter.accept(new Progress.Stopped(Duration.ofNanos(System.nanoTime() - begin)));
        shutdownRequested.countDown();
    }
}
