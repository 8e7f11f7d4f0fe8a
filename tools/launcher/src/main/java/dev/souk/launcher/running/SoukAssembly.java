package dev.souk.launcher.running;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Customization;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.kafka.BrokerApplication;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresBinaries;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.prepare.BackgroundPreparation;
import dev.souk.launcher.prepare.BootApplication;
import dev.souk.launcher.prepare.Preparable;
import dev.souk.launcher.prepare.Preparation;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.state.FolderLock;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.supervision.RestartScheduler;
import dev.souk.launcher.tls.CertificateAuthority;
import dev.souk.launcher.tls.InstanceProbe;
import dev.souk.launcher.tls.OperatorTls;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.StateFolder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Assembles a system from its options. */
public final class SoukAssembly {

    private final SoukOptions options;
    private final Consumer<Progress> reporter;
    private final StateFolder state;
    private final PostgresBinaries postgres;
    private final BrokerApplication kafka;
    private final ServiceCodes codes;
    private final Proxies proxies;

    private SoukAssembly(SoukOptions options, Consumer<Progress> reporter) {
        this.options = options;
        this.reporter = reporter;
        this.state = new StateFolder(options.state());
        this.postgres = PostgresBinaries.of(options.source());
        this.kafka = BrokerApplication.of(options.source(), state);
        this.codes = new ServiceCodes(options.source(), state, options.isolated());
        this.proxies = Proxies.open(options.proxied());
    }

    /** Does everything that precedes the first process: chooses ports, unpacks jars, trains AOT caches. */
    public static DefaultRunningSouk assemble(SoukOptions options, Consumer<Progress> reporter) {
        var souk = new SoukAssembly(options, reporter);
        FolderLock lock = FolderLock.take(souk.state);
        try {
            return souk.assemble(lock);
        } catch (RuntimeException notAssembled) {
            souk.proxies.close();
            lock.close();
            throw notAssembled;
        }
    }

    private DefaultRunningSouk assemble(FolderLock lock) {
        if (options.fresh()) {
            state.wipe();
        }
        state.open();
        deployment(ports()); // Reports a port that is taken before the preparation, which may take minutes.
        BackgroundPreparation later = prepare();
        Ports ports = ports();
        Deployment deployment = deployment(ports);
        int console = ports.choose(Topology.CONSOLE, "the console");
        var secrets = new Secrets(state);
        new ServiceSecrets(secrets).create(options);
        @Nullable Certificates tls = options.tls() ? Certificates.of(state) : null;
        proxies.forwardTo(deployment);
        var environment =
                new ProcessEnvironment(deployment, AdminAccount.of(state), secrets, customizations(), console, tls);
        var postgresServer = new PostgresServer(postgres, state, tls);
        var kafkaServer = new KafkaServer(kafka, state, ports.free(), deployment.listeners(), tls);
        var probe = new InstanceProbe(Certificates.of(state));
        var registry = new RegistryListing(environment.urls(Topology.REGISTRY), secrets, proxies);
        var edge = new EdgeProxy(options.source(), state, environment.listening(), tls);
        var weights = new InstanceWeights(state);
        weights.clear();
        var starter = new DefaultInstanceStarter(
                postgresServer, kafkaServer, codes, environment, state, probe, registry, weights, edge, proxies);
        @Nullable CertificateRenewal renewal = null;
        if (tls != null) {
            var authority = new CertificateAuthority(tls, environment.gatewayAddresses(), Clock.systemUTC());
            renewal = new CertificateRenewal(authority, postgresServer, kafkaServer, edge, deployment, probe);
            authority.issueAll();
            OperatorTls.install(tls);
        }
        RestartScheduler restarts = options.isolated() ? null : RestartScheduler.BACKGROUND;
        Function<Instance, ManagedProcess> process =
                instance -> new ManagedProcess(instance, starter, reporter, restarts);
        List<ManagedProcess> all = deployment.instances().stream().map(process).toList();
        ProcessGroup processes = options.isolated() ? ProcessGroup.ofTest(all) : new ProcessGroup(all);
        if (options.infrastructureOnly()) {
            processes.all().stream()
                    .filter(one -> !one.instance().service().isInfrastructure())
                    .forEach(ManagedProcess::yieldInstance);
        }
        var changes = new InstanceChanges(
                processes, (service, number) -> process.apply(another(service, number, ports)), reporter);
        var faults = new Faults(processes, proxies);
        return new DefaultRunningSouk(lock, environment, processes, changes, faults, codes, reporter, later, renewal);
    }

    private List<Customization> customizations() {
        return Stream.concat(
                        new ProxyVariables(proxies, options.tls()).all().stream(), options.customizations().stream())
                .toList();
    }

    private Instance another(ServiceDefinition service, int number, Ports ports) {
        Instance instance = Deployment.further(service, number, ports);
        return options.tls() ? instance.overTls() : instance;
    }

    private Ports ports() {
        RandomGenerator random = RandomGenerator.getDefault();
        return options.isolated() ? Ports.anyFree(random) : Ports.byRule(System.getenv(), random);
    }

    private Deployment deployment(Ports ports) {
        Deployment single = Deployment.of(options.instances(), ports).advertising(proxies.brokerPorts(), ports);
        Deployment deployment =
                options.hasSeveralGateways() && EdgeProxy.isInstalled() ? single.behindProxy(ports) : single;
        return options.tls() ? deployment.overTls() : deployment;
    }

    /** A system for tests is prepared as a whole, so that nothing else runs beside the tests. */
    private BackgroundPreparation prepare() {
        List<BootApplication> services = Topology.servicesAndOptional().stream()
                .filter(service -> options.includes(service))
                .filter(service -> service.type() == ProcessType.BOOT)
                .filter(service -> service.isInfrastructure() || !options.infrastructureOnly())
                .map(codes::packaged)
                .toList();
        var preparation = new Preparation(options.source(), reporter);
        var first = new ArrayList<Preparable>(List.of(postgres, kafka));
        if (options.isolated()) {
            first.addAll(services);
        }
        preparation.ensure(first);
        return new BackgroundPreparation(preparation, services, reporter);
    }
}
