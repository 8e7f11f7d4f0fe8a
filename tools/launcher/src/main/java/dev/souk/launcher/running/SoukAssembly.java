package dev.souk.launcher.running;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.control.FolderLock;
import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.edge.NameServer;
import dev.souk.launcher.edge.NginxEdge;
import dev.souk.launcher.fetched.KeycloakServer;
import dev.souk.launcher.fetched.ValkeyServer;
import dev.souk.launcher.kafka.BrokerApplication;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresBinaries;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.prepare.BootApplication;
import dev.souk.launcher.prepare.Preparable;
import dev.souk.launcher.prepare.Preparation;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.supervision.Servers;
import dev.souk.launcher.tls.CertificateAuthority;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Proxies;
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
public record SoukAssembly(
        SystemPlan plan, SoukOptions options, StateFolder state, ServiceCodes codes, Consumer<Progress> reporter) {

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
            StateFolder state = lock.folder();
            var codes = new ServiceCodes(options.source(), state, options.is(Mode.ISOLATED));
            return new SoukAssembly(new SystemPlan(options, state, proxies), options, state, codes, reporter)
                    .assemble(lock);
        } catch (RuntimeException notAssembled) {
            proxies.close();
            throw notAssembled;
        }
    }

    private DefaultRunningSouk assemble(FolderLock lock) {
        OptionalPart.requireBuilt(options);
        if (options.is(Mode.FRESH)) {
            state.wipe();
        }
        state.open();
        plan.requirePorts(); // before a preparation of minutes
        Thread later = prepare();
        Ports ports = plan.ports();
        ProcessEnvironment environment = plan.environment(ports);
        var clients = new ServiceHttpClients(plan.tls());
        CertificateAuthority authority = authority(environment);
        InstanceChanges changes = changes(environment, servers(environment, clients, ports.free()), ports);
        var faults = new Faults(changes.processes(), plan.proxies(), Faults.LIMIT);
        var system = new SystemControl(environment, changes, codes, faults, authority, clients);
        return new DefaultRunningSouk(lock, system, later, reporter);
    }

    private @Nullable CertificateAuthority authority(ProcessEnvironment environment) {
        Certificates tls = plan.tls();
        if (tls == null) {
            return null;
        }
        var authority = new CertificateAuthority(tls, environment.listening().forOthers(), Clock.systemUTC());
        authority.issueAll();
        ServiceHttpClients.installAsDefault(tls);
        return authority;
    }

    private Servers servers(ProcessEnvironment environment, ServiceHttpClients clients, int controllerPort) {
        SourceTree source = options.source();
        Certificates tls = plan.tls();
        Map<Integer, Integer> listeners = plan.proxies().brokerListeners();
        boolean hasCarts = ValkeyServer.hasCarts(
                environment.variables(environment.deployment().first(Topology.CARTS)));
        String listening = environment.listening().ip();
        Server edge = options.is(Mode.NGINX)
                ? new NginxEdge(source, state, listening)
                : new EdgeProxy(source, state, listening, tls);
        return new Servers(
                Map.of(
                        ProcessType.POSTGRES, new PostgresServer(source, PostgresBinaries.of(source), state, tls),
                        ProcessType.KAFKA,
                                new KafkaServer(
                                        BrokerApplication.of(source, state), state, controllerPort, listeners, tls),
                        ProcessType.PROXY, edge,
                        ProcessType.NAME_SERVER, new NameServer(source, state),
                        ProcessType.KEYCLOAK,
                                new KeycloakServer(KeycloakServer.fetched(source, state), environment.gateway()),
                        ProcessType.VALKEY, new ValkeyServer(ValkeyServer.redis(source, state), state, hasCarts),
                        ProcessType.BOOT, new Applications(codes, environment, state, environment.registry(clients))),
                state);
    }

    private InstanceChanges changes(ProcessEnvironment environment, Servers servers, Ports ports) {
        BiConsumer<Duration, Runnable> restarts =
                options.is(Mode.ISOLATED) ? null : ManagedProcess.RESTART_IN_BACKGROUND;
        List<ManagedProcess> all = environment.deployment().instances().stream()
                .map(instance -> new ManagedProcess(instance, servers, reporter, restarts))
                .toList();
        if (options.is(Mode.INFRASTRUCTURE_ONLY)) {
            all.stream()
                    .filter(one -> !one.instance().service().isInfrastructure())
                    .forEach(one -> one.stop(Duration.ZERO)); // until somebody starts it
        }
        return new InstanceChanges(
                new ProcessGroup(all, options.is(Mode.ISOLATED)),
                (service, number) -> new ManagedProcess(
                        Deployment.further(service, number, ports, options.is(Mode.TLS)), servers, reporter, restarts),
                reporter);
    }

    /**
     * Returns what prepares the rest. A system for tests is prepared as a whole, so that nothing else runs beside the
     * tests.
     */
    private Thread prepare() {
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
        return preparation.inBackground(services);
    }
}
