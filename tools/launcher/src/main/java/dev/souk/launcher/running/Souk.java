package dev.souk.launcher.running;

import dev.souk.launcher.kafka.BrokerApplication;
import dev.souk.launcher.kafka.BrokerPorts;
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
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.ProcessType;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Turns options into a running system. */
public final class Souk {

    private final SoukOptions options;
    private final Reporter reporter;
    private final StateFolder state;

    private Souk(SoukOptions options, Reporter reporter) {
        this.options = options;
        this.reporter = reporter;
        this.state = new StateFolder(options.state());
    }

    /** Starts everything; returns when all of it can do its work. Close the answer to stop it. */
    public static RunningSouk launch(SoukOptions options, Reporter reporter) {
        RunningSouk souk = assemble(options, reporter);
        souk.start();
        souk.announce();
        return souk;
    }

    /** Does everything that comes before the first process: ports are free, jars are built, caches trained. */
    public static RunningSouk assemble(SoukOptions options, Reporter reporter) {
        var souk = new Souk(options, reporter);
        FolderLock lock = FolderLock.take(souk.state);
        try {
            return souk.assemble(lock);
        } catch (RuntimeException notEvenStarted) {
            lock.close();
            throw notEvenStarted;
        }
    }

    private RunningSouk assemble(FolderLock lock) {
        if (options.fresh()) {
            state.wipe();
        }
        state.open();
        Deployment.of(options.instances(), ports()); // A taken port is better named now than after a build.
        Prepared prepared = prepare();
        Ports ports = ports();
        Deployment deployment = Deployment.of(options.instances(), ports);
        ProxyRoutes routes = ProxyRoutes.of(deployment, options.alterations().detours(), ports);
        var environment = new Environment(deployment, AdminAccount.of(state), routes, options.alterations());
        InstanceStarter starter = prepared.starter(environment, routes.broker(ports.free()), state);
        var processes = new ProcessGroup(deployment.instances().stream()
                .map(one -> process(one, starter))
                .toList());
        return new RunningSouk(state, lock, environment, processes, reporter);
    }

    private Ports ports() {
        RandomGenerator random = RandomGenerator.getDefault();
        return options.ownPorts() ? Ports.byRule(System.getenv(), random) : Ports.anyFree(random);
    }

    private ManagedProcess process(Instance instance, InstanceStarter starter) {
        return new ManagedProcess(instance, starter, state.log(instance.name()), reporter);
    }

    private Prepared prepare() {
        List<ServiceDefinition> applications = Topology.services().stream()
                .filter(service -> service.kind() == ProcessType.BOOT)
                .toList();
        var preparation = new Preparation(options.source(), reporter);
        if (options.build()) {
            preparation.build(applications.stream().map(ServiceDefinition::name).toList(), state);
        }
        var postgres = PostgresBinaries.of(options.source());
        var kafka = BrokerApplication.of(options.source(), state);
        Map<String, BootApplication> apps = applications.stream()
                .collect(Collectors.toMap(
                        ServiceDefinition::name, service -> BootApplication.of(service, options.source(), state)));
        var wanted = new ArrayList<Preparable>(List.of(postgres, kafka));
        wanted.addAll(apps.values());
        preparation.ensure(wanted);
        return new Prepared(postgres, kafka, apps);
    }

    private record Prepared(PostgresBinaries postgres, BrokerApplication kafka, Map<String, BootApplication> apps) {

        InstanceStarter starter(Environment environment, BrokerPorts brokerPorts, StateFolder state) {
            return new DefaultInstanceStarter(
                    new PostgresServer(postgres, state),
                    new KafkaServer(kafka, state),
                    brokerPorts,
                    apps,
                    environment,
                    state);
        }
    }
}
