package dev.souk.launcher.running;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Customization;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.fetched.KeycloakServer;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.StateFolder;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What runs where: ports, addresses, accounts and variables of a system, by its options. */
record SystemPlan(SoukOptions options, StateFolder state, Proxies proxies) {

    Ports ports() {
        RandomGenerator random = RandomGenerator.getDefault();
        return options.is(Mode.ISOLATED) ? Ports.anyFree(random) : Ports.byRule(System.getenv(), random);
    }

    /** Fails if a port is taken that cannot be another one. */
    void requirePorts() {
        Ports ports = ports();
        var _ = deployment(ports);
        ports.choose(Topology.CONSOLE, "the console");
    }

    Deployment deployment(Ports ports) {
        Deployment single = Deployment.of(options.instances(), ports, options.is(Mode.TLS));
        boolean hasProxy = options.is(Mode.NGINX) || (options.hasSeveralGateways() && EdgeProxy.isInstalled());
        ServiceDefinition edge = options.is(Mode.NGINX) ? Topology.NGINX : Topology.EDGE;
        return hasProxy ? single.behind(edge, ports) : single;
    }

    /** Creates the accounts and their passwords. */
    ProcessEnvironment environment(Ports ports) {
        Deployment deployment = deployment(ports);
        proxies.forwardTo(deployment, ports);
        int console = ports.choose(Topology.CONSOLE, "the console");
        var secrets = new Secrets(state);
        new ServiceSecrets(secrets).create(options);
        return new ProcessEnvironment(
                deployment, proxies, AdminAccount.of(state), secrets, customizations(deployment), console, tls());
    }

    private List<Customization> customizations(Deployment deployment) {
        return Stream.of(
                        issuer(deployment),
                        Stream.of(of(Topology.BFF, Map.of("SOUK_BFF_SHOP", shop(deployment)))),
                        settings(deployment),
                        options.customizations().stream())
                .flatMap(all -> all)
                .toList();
    }

    private String shop(Deployment deployment) {
        return ListenAddress.of(options.customizations()).url(deployment.entry());
    }

    /** Tokens name the address at which clients find their issuer: of OpenID Connect here, or of Keycloak. */
    private Stream<Customization> issuer(Deployment deployment) {
        Map<String, String> variables = deployment.instances(Topology.KEYCLOAK).stream()
                .findFirst()
                .map(KeycloakServer::variables)
                .orElse(Map.of("SOUK_TOKEN_ISSUER", shop(deployment)));
        return applications().stream()
                .filter(_ -> options.includes(OptionalPart.OIDC) || options.includes(OptionalPart.KEYCLOAK))
                .map(service -> of(service, variables));
    }

    /** Where config-service is, if it is on. */
    private static Stream<Customization> settings(Deployment deployment) {
        return deployment.instances(Topology.CONFIG).stream()
                .flatMap(config -> Topology.TAKING_SETTINGS.stream()
                        .map(service -> of(service, Map.of("SOUK_CONFIG_ADDRESS", config.url()))));
    }

    private static Customization of(ServiceDefinition service, Map<String, String> variables) {
        return new Customization(service.name(), variables, List.of());
    }

    @Nullable
    Certificates tls() {
        return options.is(Mode.TLS) ? Certificates.of(state) : null;
    }

    /** The services that are started, which have an executable jar. */
    List<ServiceDefinition> applications() {
        return Topology.servicesAndOptional().stream()
                .filter(service -> options.includes(service))
                .filter(service -> service.type() == ProcessType.BOOT)
                .filter(service -> service.isInfrastructure() || !options.is(Mode.INFRASTRUCTURE_ONLY))
                .toList();
    }
}
