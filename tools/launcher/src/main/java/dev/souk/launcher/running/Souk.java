package dev.souk.launcher.running;

import dev.souk.launcher.kafka.BrokerApplication;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresBinaries;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.prepare.BootApplication;
import dev.souk.launcher.prepare.Preparable;
import dev.souk.launcher.prepare.Preparation;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.state.AdminAccount;
import dev.souk.launcher.state.FolderLock;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.supervision.RestartScheduler;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.ProcessType;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Assembles and starts a system from its options. */
public final class Souk {

    private final SoukOptions options;
    private final Reporter reporter;
    private final StateFolder state;

    private Souk(SoukOptions options, Reporter reporter) {
        this.options = options;
        this.reporter = reporter;
        this.state = new StateFolder(options.state());
    }

    /** Starts everything and returns when all of it is ready. Close the result to stop it. */
    public static RunningSouk launch(SoukOptions options, Reporter reporter) {
        RunningSouk souk = assemble(options, reporter);
        souk.start();
        souk.announce();
        return souk;
    }

    /** Does everything that precedes the first process: chooses ports, unpacks jars, trains AOT caches. */
    public static RunningSouk assemble(SoukOptions options, Reporter reporter) {
        var souk = new Souk(options, reporter);
        FolderLock lock = FolderLock.take(souk.state);
        try {
            return souk.assemble(lock);
        } catch (RuntimeException notAssembled) {
            lock.close();
            throw notAssembled;
        }
    }

    private RunningSouk assemble(FolderLock lock) {
        if (options.fresh()) {
            state.wipe();
        }
        state.open();
        deployment(ports()); // Reports a port that is taken before the preparation, which may take minutes.
        Prepared prepared = prepare();
        Ports ports = ports();
        var environment = new ProcessEnvironment(deployment(ports), AdminAccount.of(state), options.customizations());
        var processes = new ProcessGroup(processes(environment, prepared, ports.free()));
        return new RunningSouk(state, lock, environment, processes, reporter);
    }

    private Ports ports() {
        RandomGenerator random = RandomGenerator.getDefault();
        return options.isolated() ? Ports.anyFree(random) : Ports.byRule(System.getenv(), random);
    }

    private Deployment deployment(Ports ports) {
        return Deployment.of(options.instances(), options.advertisedPorts(), ports);
    }

    private List<ManagedProcess> processes(ProcessEnvironment environment, Prepared prepared, int controllerPort) {
        Deployment deployment = environment.deployment();
        var starter = new DefaultInstanceStarter(
                new PostgresServer(prepared.postgres(), state),
                new KafkaServer(prepared.kafka(), state, controllerPort, deployment.listeners()),
                prepared.applications(),
                environment,
                state);
        RestartScheduler restarts = options.isolated() ? null : RestartScheduler.BACKGROUND;
        return deployment.instances().stream()
                .map(instance -> new ManagedProcess(instance, starter, reporter, restarts))
                .toList();
    }

    private Prepared prepare() {
        var prepared = new Prepared(
                PostgresBinaries.of(options.source()), BrokerApplication.of(options.source(), state), applications());
        new Preparation(options.source(), reporter).ensure(prepared.all());
        return prepared;
    }

    private Map<String, BootApplication> applications() {
        return Topology.services().stream()
                .filter(service -> service.type() == ProcessType.BOOT)
                .collect(Collectors.toMap(
                        ServiceDefinition::name, service -> BootApplication.of(service, options.source(), state)));
    }

    private record Prepared(
            PostgresBinaries postgres, BrokerApplication kafka, Map<String, BootApplication> applications) {

        List<Preparable> all() {
            var all = new ArrayList<Preparable>(List.of(postgres, kafka));
            all.addAll(applications.values());
            return all;
        }
    }
}
