package dev.souk.launcher.cli;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.running.DefaultRunningSouk;
import dev.souk.launcher.running.SoukAssembly;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts everything, and restarts processes that end unexpectedly.")
final class UpCommand extends LauncherCommand implements Callable<Integer> {

    private static final String NO_PROXY =
            "HAProxy is not installed, so each gateway is reached at a port of its own only"
                    + " (`./souk status`). To have one port for all: apt-get install haproxy, or brew install haproxy.";

    @Option(names = "--detach", description = "Return when everything is ready; `souk down` stops it.")
    private boolean detach;

    @Option(
            names = "--instances",
            paramLabel = "SERVICE=N",
            split = ",",
            description = "Number of instances of a service, such as order-service=2.")
    private Map<String, Integer> instances = Map.of();

    /** What is in front of the gateways. */
    private enum Front {
        haproxy,
        nginx
    }

    @Option(
            names = "--edge",
            paramLabel = "PROXY",
            description = "What is in front of the gateways: haproxy, the default, if there are several,"
                    + " or nginx, which also caches the catalogue.")
    private Front edge = Front.haproxy;

    @Option(names = "--infrastructure", description = "Start PostgreSQL, Kafka and the registry alone.")
    private boolean infrastructure;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Open the gateway to others on this address, such as 0.0.0.0. Default: this machine only.")
    private @Nullable InetAddress listen;

    @Option(names = "--tls", description = "Encrypt all connections; the gateway is at https.")
    private boolean tls;

    @Option(
            names = "--proxies",
            description = "Connect services through TCP proxies of the launcher, so that `souk cut` can cut them off.")
    private boolean proxies;

    @Option(
            names = "--with",
            paramLabel = "PART",
            converter = OptionalPart.Converter.class,
            description =
                    "Start optional parts as well: grpc (port 9090), storefront (GraphQL, WebSocket), statistics (for"
                            + " optional/node-service), oidc (OpenID Connect), bff (the shop page logs in by it; part"
                            + " of oidc), keycloak (logins there), zookeeper, dns or consul (in place of Eureka),"
                            + " config (settings that change while it runs), valkey (a cache). May be repeated.")
    private List<OptionalPart> parts = List.of();

    @Option(names = "--fresh", description = "Delete all data first.")
    private boolean fresh;

    /** The scripts `souk` and `souk.cmd` read this option before they start the launcher. */
    @Option(names = "--no-build", description = "Do not build, even if sources are newer than jars.")
    void noBuild(boolean ignored) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        SoukOptions options = options();
        if (detach) {
            return new DetachedLauncher(global.state(), global.out()).up(global.words());
        }
        warn(options);
        return run(options, new ProgressPrinter(global.out(), Ansi.AUTO, Clock.system(ZoneId.systemDefault())));
    }

    private void warn(SoukOptions options) {
        if (options.hasSeveralGateways() && !options.is(Mode.NGINX) && !EdgeProxy.isInstalled()) {
            global.out().println(NO_PROXY);
        }
        if (listen != null && !listen.isLoopbackAddress() && !tls) {
            global.out().println("Others on the network can read passwords and tokens; with --tls they cannot.");
        }
    }

    private SoukOptions options() {
        SoukOptions options =
                SoukOptions.defaults(global.source(), global.state().path()).with(Mode.FRESH, fresh);
        for (var wanted : instances.entrySet()) {
            ServiceDefinition service = ServiceNames.service(wanted.getKey());
            service.requireInstances(wanted.getValue());
            options = options.with(service.name(), wanted.getValue());
        }
        options = OptionalPart.addAllOf(options);
        if (listen != null) {
            options = options.withEnvironment(Topology.GATEWAY.name(), "SERVER_ADDRESS", listen.getHostAddress());
        }
        for (OptionalPart part : parts) {
            options = options.with(part);
        }
        if (!options.includes(Topology.REGISTRY)) {
            requireAlone(options);
        }
        if (tls && options.includes(OptionalPart.VALKEY)) {
            throw new ToolException("--with valkey cannot be combined with --tls: its connections are not encrypted.");
        }
        if (options.includes(OptionalPart.CONFIG) && (tls || infrastructure)) {
            throw new ToolException("--with config cannot be combined with --tls or --infrastructure.");
        }
        if (edge == Front.nginx && tls) {
            throw new ToolException("--edge nginx has no certificate: it cannot be combined with --tls.");
        }
        options = options.with(Mode.NGINX, edge == Front.nginx && !infrastructure);
        List<ProxyRoute> proxied = proxies ? ProxyRoute.all(options.instances()) : List.of();
        return options.with(Mode.INFRASTRUCTURE_ONLY, infrastructure)
                .with(Mode.TLS, tls)
                .proxied(proxied);
    }

    private void requireAlone(SoukOptions options) {
        boolean counted = instances.keySet().stream()
                .map(ServiceNames::service)
                .anyMatch(List.of(Topology.REGISTRY, Topology.ZOOKEEPER, Topology.NAME_SERVER)::contains);
        if (tls || proxies || infrastructure || counted || options.includes(OptionalPart.STATISTICS)) {
            throw new ToolException("Another registry than Eureka cannot be combined with --tls, --proxies,"
                    + " --infrastructure, statistics, or a number of registries.");
        }
    }

    private static int run(SoukOptions options, ProgressPrinter printer) throws InterruptedException {
        DefaultRunningSouk souk = SoukAssembly.assemble(options, printer);
        Runtime.getRuntime().addShutdownHook(new Thread(souk::close, "stop"));
        try (souk) {
            souk.start();
            ClassPreloader.loadAll(System.getProperty("java.class.path"));
            souk.awaitDown();
            return CommandLine.ExitCode.OK;
        } catch (ToolException alreadyReported) {
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
