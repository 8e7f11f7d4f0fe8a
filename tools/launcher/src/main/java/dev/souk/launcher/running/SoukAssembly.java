package dev.souk.launcher.running;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.edge.NameServer;
import dev.souk.launcher.edge.NginxEdge;
import dev.souk.launcher.fetched.KeycloakServer;
import dev.souk.launcher.fetched.ValkeyServer;
import dev.souk.launcher.kafka.BrokerApplication;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.monitoring.RegistryListing;
import dev.souk.launcher.postgres.PostgresBinaries;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.prepare.BackgroundPreparation;
import dev.souk.launcher.prepare.BootApplication;
import dev.souk.launcher.prepare.Preparable;
import dev.souk.launcher.prepare.Preparation;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.state.FolderLock;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.InstanceStarter;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.tls.CertificateAuthority;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Assembles a system from its options. */
public final class SoukAssembly {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private final SystemPlan plan;
    private final Consumer<Progress> reporter;
    private final SoukOptions options;
    private final StateFolder state;
    private final ServiceCodes codes;
    private final @Nullable Certificates tls;

    private SoukAssembly(SystemPlan plan, Consumer<Progress> reporter) {
        this.plan = plan;
        this.reporter = reporter;
        this.options = plan.options();
        this.state = plan.state();
        this.codes = new ServiceCodes(options.source(), state, options.is(Mode.ISOLATED));
        this.tls = plan.tls();
    }

    /** Does everything that precedes the first process: chooses ports, unpacks jars, trains AOT caches. */
    public static DefaultRunningSouk assemble(SoukOptions options, Consumer<Progress> reporter) {
        var state = new StateFolder(options.state());
        FolderLock lock = FolderLock.take(state);
        try {
            return assemble(options, lock, reporter);
        } catch (RuntimeException notAssembled) {
            lock.close();
            throw notAssembled;
        }
    }

    private static DefaultRunningSouk assemble(SoukOptions options, FolderLock lock, Consumer<Progress> reporter) {
        Proxies proxies = Proxies.open(options.proxied());
        try {
            return new SoukAssembly(new SystemPlan(options, lock.folder(), proxies), reporter).assemble(lock);
        } catch (RuntimeException notAssembled) {
            proxies.close();
            throw notAssembled;
        }
    }

    private DefaultRunningSouk assemble(FolderLock lock) {
        if (options.is(Mode.FRESH)) {
            state.wipe();
        }
        state.open();
        var _ = plan.deployment(plan.ports()); // fails if a port is taken, before a preparation of minutes
        BackgroundPreparation later = prepare();
        Ports ports = plan.ports();
        ProcessEnvironment environment = plan.environment(ports);
        var clients = new ServiceHttpClients(tls, PROBE_TIMEOUT);
        SystemControl system = control(environment, starter(environment, clients, ports.free()), ports);
        if (tls != null) {
            var authority = new CertificateAuthority(tls, OwnAddresses.of(environment.listening()), Clock.systemUTC());
            var certificates = new CertificateRenewal(authority, clients);
            certificates.renew();
            system = system.with(certificates);
        }
        return new DefaultRunningSouk(lock, system, later, reporter);
    }

    private InstanceStarter starter(ProcessEnvironment environment, ServiceHttpClients clients, int controllerPort) {
        SourceTree source = options.source();
        Map<ProcessType, Server> servers = Map.of(
                ProcessType.POSTGRES,
                new PostgresServer(PostgresBinaries.of(source), state, tls),
                ProcessType.KAFKA,
                new KafkaServer(
                        BrokerApplication.of(source, state),
                        state,
                        controllerPort,
                        environment.deployment().listeners(),
                        tls),
                ProcessType.PROXY,
                options.is(Mode.NGINX)
                        ? new NginxEdge(source, state, environment.listening())
                        : new EdgeProxy(source, state, environment.listening(), tls),
                ProcessType.NAME_SERVER,
                new NameServer(state),
                ProcessType.KEYCLOAK,
                new KeycloakServer(source, state, environment.gateway()),
                ProcessType.VALKEY,
                new ValkeyServer(
                        source,
                        state,
                        ValkeyServer.hasCarts(
                                environment.variables(environment.deployment().first(Topology.CARTS)))),
                ProcessType.BOOT,
                new Applications(codes, environment, state, plan.proxies(), clients));
        var registry = new RegistryListing(
                environment.urls(Topology.REGISTRY), clients, environment.secrets(), plan.proxies());
        return new DefaultInstanceStarter(servers, registry, state);
    }

    private SystemControl control(ProcessEnvironment environment, InstanceStarter starter, Ports ports) {
        BiConsumer<Duration, Runnable> restarts =
                options.is(Mode.ISOLATED) ? null : ManagedProcess.RESTART_IN_BACKGROUND;
        List<ManagedProcess> all = environment.deployment().instances().stream()
                .map(instance -> new ManagedProcess(instance, starter, reporter, restarts))
                .toList();
        if (options.is(Mode.INFRASTRUCTURE_ONLY)) {
            all.stream()
                    .filter(one -> !one.instance().service().isInfrastructure())
                    .forEach(one -> one.stop(Duration.ZERO)); // until somebody starts it
        }
        ProcessGroup processes = options.is(Mode.ISOLATED) ? ProcessGroup.ofTest(all) : new ProcessGroup(all);
        var changes = new InstanceChanges(
                processes,
                (service, number) ->
                        new ManagedProcess(plan.another(service, number, ports), starter, reporter, restarts),
                reporter);
        return new SystemControl(environment, changes, codes, new Faults(processes, plan.proxies()), null);
    }

    /** A system for tests is prepared as a whole, so that nothing else runs beside the tests. */
    private BackgroundPreparation prepare() {
        List<BootApplication> services =
                plan.applications().stream().map(codes::packaged).toList();
        var preparation = new Preparation(options.source(), reporter);
        var first = new ArrayList<Preparable>(
                List.of(PostgresBinaries.of(options.source()), BrokerApplication.of(options.source(), state)));
        if (options.is(Mode.ISOLATED)) {
            first.addAll(services);
        }
        if (options.includes(OptionalPart.KEYCLOAK)) {
            first.add(KeycloakServer.fetched(options.source(), state));
        }
        if (options.includes(OptionalPart.VALKEY)) {
            ValkeyServer.fetched(options.source(), state).ifPresent(first::add);
        }
        preparation.ensure(first);
        return new BackgroundPreparation(preparation, services);
    }
}
