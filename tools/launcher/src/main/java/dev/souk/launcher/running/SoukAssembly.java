package dev.souk.launcher.running;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.edge.NameServer;
import dev.souk.launcher.edge.NginxEdge;
import dev.souk.launcher.kafka.BrokerApplication;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.keycloak.KeycloakServer;
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
import dev.souk.launcher.supervision.RestartScheduler;
import dev.souk.launcher.tls.CertificateAuthority;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.valkey.ValkeyServer;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.StateFolder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        Servers servers = servers(environment, ports.free());
        var clients = new ServiceHttpClients(tls, PROBE_TIMEOUT);
        SystemControl system = control(environment, starter(environment, servers, clients), ports);
        if (tls != null) {
            var authority = new CertificateAuthority(tls, environment.gatewayAddresses(), Clock.systemUTC());
            var certificates = new CertificateRenewal(authority, clients);
            certificates.renew();
            system = system.with(certificates);
        }
        return new DefaultRunningSouk(lock, system, later, reporter);
    }

    private Servers servers(ProcessEnvironment environment, int controllerPort) {
        return new Servers(
                new PostgresServer(PostgresBinaries.of(options.source()), state, tls),
                new KafkaServer(
                        BrokerApplication.of(options.source(), state),
                        state,
                        controllerPort,
                        environment.deployment().listeners(),
                        tls),
                options.is(Mode.NGINX)
                        ? new NginxEdge(options.source(), state, environment.listening())
                        : new EdgeProxy(options.source(), state, environment.listening(), tls),
                new KeycloakServer(options.source(), state),
                new NameServer(state),
                new ValkeyServer(options.source(), state));
    }

    private InstanceStarter starter(ProcessEnvironment environment, Servers servers, ServiceHttpClients clients) {
        return new DefaultInstanceStarter(
                servers,
                new Applications(codes, environment, state, plan.proxies()),
                clients,
                new RegistryListing(
                        environment.urls(Topology.REGISTRY), clients, environment.secrets(), plan.proxies()));
    }

    private SystemControl control(ProcessEnvironment environment, InstanceStarter starter, Ports ports) {
        RestartScheduler restarts = options.is(Mode.ISOLATED) ? null : RestartScheduler.BACKGROUND;
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
            first.add(new KeycloakServer(options.source(), state).fetched());
        }
        if (options.includes(OptionalPart.VALKEY)) {
            new ValkeyServer(options.source(), state).fetched().ifPresent(first::add);
        }
        preparation.ensure(first);
        return new BackgroundPreparation(preparation, services);
    }
}
