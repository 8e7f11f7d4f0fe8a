package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessEnvironmentTest {

    private static final String LOCATIONS = "SPRING_CONFIG_ADDITIONALLOCATION";

    private static final int CONSOLE = 8079;

    private final Path temporary;
    private final Secrets secrets;
    private final Ports ports = Ports.anyFree(RandomGenerator.getDefault());
    private final Deployment deployment = Deployment.of(Map.of("order-service", 2), ports, false);

    ProcessEnvironmentTest(@TempDir Path temporary) {
        this.temporary = temporary;
        this.secrets = new Secrets(new StateFolder(temporary));
    }

    @Test
    void aServiceIsConfiguredWithTheAddressesOfItsDependencies() {
        assertThat(of(Topology.ORDERS))
                .containsEntry("SERVER_PORT", port(Topology.ORDERS))
                .containsEntry("SOUK_REGISTRY_ADDRESS", "localhost:" + port(Topology.REGISTRY))
                .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port(Topology.KAFKA))
                .containsEntry(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://localhost:%s/souk_order".formatted(port(Topology.POSTGRES)))
                .containsEntry("SPRING_DATASOURCE_USERNAME", "souk_order")
                .containsEntry("SPRING_PROFILES_ACTIVE", "demo");
    }

    @Test
    void aServiceIsConfiguredWithNoOtherAddress() {
        assertThat(of(Topology.REGISTRY))
                .containsOnlyKeys(
                        "SERVER_ADDRESS", "SERVER_PORT", "MANAGEMENT_SERVER_PORT", "LOGGING_STRUCTURED_FORMAT_CONSOLE")
                .containsEntry("MANAGEMENT_SERVER_PORT", port(Topology.REGISTRY)); // whatever the shell has
        assertThat(of(Topology.GATEWAY))
                .containsOnlyKeys(
                        "SERVER_ADDRESS",
                        "SERVER_PORT",
                        "MANAGEMENT_SERVER_PORT",
                        "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                        "SOUK_REGISTRY_ADDRESS",
                        "SPRING_PROFILES_ACTIVE",
                        "OTEL_RESOURCE_ATTRIBUTES",
                        "OTEL_EXPORTER_OTLP_ENDPOINT");
    }

    @Test
    void traceAndLogsAreSentToTheConsoleWithTheNameOfTheInstance() {
        assertThat(of(Topology.ORDERS))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:8079")
                .containsEntry("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=order-service%231");
    }

    @Test
    void anotherBackendThatTheLauncherIsToldOfIsLeftToItsProcesses() {
        var variables = new HashMap<String, String>();
        var environment = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://jaeger:4318", "OTEL_RESOURCE_ATTRIBUTES", "host.name=here");
        environment(options()).addTelemetry(variables, deployment.first(Topology.ORDERS), environment);
        assertThat(variables)
                .containsOnly(
                        Map.entry("OTEL_RESOURCE_ATTRIBUTES", "host.name=here,service.instance.id=order-service%231"));
    }

    @Test
    void eachRegistryKnowsTheOthersAndEveryCallerAllOfThem() {
        Deployment peers = Deployment.of(Map.of("registry-service", 2), ports, false);
        Instance first = peers.instances(Topology.REGISTRY).getFirst();
        Instance second = peers.instances(Topology.REGISTRY).getLast();

        assertThat(of(peers, first)).containsEntry("SOUK_REGISTRY_PEERS", "localhost:" + second.port());
        assertThat(of(peers, second)).containsEntry("SOUK_REGISTRY_PEERS", "localhost:" + first.port());
        assertThat(of(peers, peers.first(Topology.ORDERS)))
                .containsEntry(
                        "SOUK_REGISTRY_ADDRESS", "localhost:%d,localhost:%d".formatted(first.port(), second.port()))
                .containsEntry("SOUK_DISCOVERY_DEREGISTRATIONDELAY", "2500ms");
        assertThat(first.name()).isEqualTo("registry-service");
        assertThat(second.name()).isEqualTo("registry-service#2");
    }

    @Test
    void behindHaproxyAGatewayListensOnThisMachineAndBelievesHaproxyOnly() {
        Deployment proxied =
                Deployment.of(Map.of("gateway-service", 2), ports, false).behind(Topology.EDGE, ports);
        SoukOptions options = options().withEnvironment("gateway-service", "SERVER_ADDRESS", "0.0.0.0");
        ProcessEnvironment environment = environment(proxied, options);

        assertThat(proxied.instances(Topology.GATEWAY))
                .hasSize(2)
                .allSatisfy(gateway -> assertThat(environment.variables(gateway))
                        .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                        .containsEntry("SOUK_GATEWAY_REQUEST_TRUSTEDPROXIES", "127.0.0.1/32"));
        assertThat(environment.listening().ip()).isEqualTo("0.0.0.0");
        assertThat(environment.gateway()).isEqualTo(proxied.first(Topology.EDGE).url());
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, http://localhost:",
        "127.0.0.1, http://localhost:",
        "192.0.2.7, http://192.0.2.7:",
        "fd00::7, http://[fd00:0:0:0:0:0:0:7]:"
    })
    void clientsCallTheShopWhereItListens(String address, String url) {
        SoukOptions options = options().withEnvironment("gateway-service", "SERVER_ADDRESS", address);

        assertThat(environment(options).gateway())
                .isEqualTo(url + deployment.first(Topology.GATEWAY).port());
    }

    @Test
    void theGatewayBelievesServicesThatCallItAtAnAddressOfANetwork() {
        SoukOptions options = options().withEnvironment("gateway-service", "SERVER_ADDRESS", "192.0.2.7");
        Deployment withGrpc = Deployment.of(Map.of("grpc-service", 1), ports, false);
        Instance gateway = withGrpc.first(Topology.GATEWAY);

        assertThat(environment(withGrpc, options).variables(gateway))
                .containsEntry("SOUK_GATEWAY_REQUEST_TRUSTEDPROXIES", "192.0.2.7/32");
        assertThat(environment(withGrpc, options()).variables(gateway))
                .doesNotContainKey("SOUK_GATEWAY_REQUEST_TRUSTEDPROXIES");
        assertThat(environment(options).variables(deployment.first(Topology.GATEWAY)))
                .doesNotContainKey("SOUK_GATEWAY_REQUEST_TRUSTEDPROXIES");
    }

    @Test
    void aSingleGatewayBelievesNoProxyAndIsTheEntry() {
        Instance gateway = deployment.first(Topology.GATEWAY);

        assertThat(of(Topology.GATEWAY)).doesNotContainKey("SOUK_GATEWAY_REQUEST_TRUSTEDPROXIES");
        assertThat(environment(options()).gateway()).isEqualTo(gateway.url());
    }

    @Test
    void eachServiceHasAVariableForOptionsOfItsJvm() {
        Map<String, String> variables =
                Map.of("SOUK_CART_SERVICE_JAVA_OPTS", " -Xmx256m  -Dcolour=red ", "SOUK_USER_SERVICE_JAVA_OPTS", " ");

        ProcessEnvironment environment = environment(options());
        assertThat(environment.jvmOptions(Topology.CARTS, variables)).hasSize(3).endsWith("-Xmx256m", "-Dcolour=red");
        assertThat(environment.jvmOptions(Topology.USERS, variables)).hasSize(1);
        assertThat(environment.jvmOptions(Topology.ORDERS, variables)).hasSize(1);
    }

    @Test
    void aServiceIsGivenTheFolderOfItsSecretsAndNoSecret() {
        new ServiceSecrets(secrets).create(options());

        assertThat(environment(options()).jvmOptions(Topology.USERS, Map.of()))
                .containsExactly("-Dspring.config.import[0]=optional:configtree:%s/secrets/user-service/"
                        .formatted(temporary.toAbsolutePath()));
        assertThat(of(Topology.USERS))
                .doesNotContainValue(secrets.ofDatabase("user-service"))
                .doesNotContainValue("secret");
        assertThat(secrets.folder("user-service").resolve("spring.datasource.password"))
                .hasContent(secrets.ofDatabase("user-service"));
    }

    @Test
    void theGatewayHasTheConfigurationOfThePartsThatAreOn() {
        SoukOptions all = options().with(OptionalPart.STATISTICS).with(OptionalPart.STOREFRONT);

        assertThat(of(all, deployment.first(Topology.GATEWAY))
                        .getOrDefault(LOCATIONS, "")
                        .split(","))
                .hasSize(2)
                .satisfiesExactlyInAnyOrder(
                        file -> assertThat(file)
                                .startsWith("file:/")
                                .endsWith("source/optional/node-service/gateway.yml"),
                        file -> assertThat(file).endsWith("source/optional/storefront-service/gateway.yml"));
        assertThat(of(all, order(1))).doesNotContainKey(LOCATIONS);
        assertThat(of(options().with(OptionalPart.STATISTICS), deployment.first(Topology.GATEWAY)))
                .extractingByKey(LOCATIONS)
                .asString()
                .doesNotContain("storefront");
        assertThat(of(Topology.GATEWAY)).doesNotContainKey(LOCATIONS);
    }

    @Test
    void aMachineMayReadFiguresWhileTheirServiceIsAPart() {
        String scopes = "SOUK_OIDC_MACHINESCOPES";
        SoukOptions oidc = options().with(OptionalPart.OIDC);

        assertThat(of(oidc.with(OptionalPart.STATISTICS), deployment.first(Topology.USERS)))
                .extractingByKey(scopes)
                .asString()
                .contains("statistics-service:orders.read");
        assertThat(of(
                        options().with(OptionalPart.STATISTICS).with(OptionalPart.OIDC),
                        deployment.first(Topology.USERS)))
                .containsKey(scopes);
        assertThat(of(oidc, deployment.first(Topology.USERS))).doesNotContainKey(scopes);
    }

    @Test
    void withOpenIdConnectAllKnowTheirIssuerAndUserServiceHasASecretForMachines() {
        ProcessEnvironment off = plan(options()).environment(ports);
        ProcessEnvironment oidc = plan(options().with(OptionalPart.OIDC)).environment(ports);

        assertThat(oidc.variables(deployment.first(Topology.USERS))).containsEntry("SOUK_TOKEN_ISSUER", oidc.gateway());
        assertThat(oidc.variables(order(1))).containsEntry("SOUK_TOKEN_ISSUER", oidc.gateway());
        assertThat(oidc.variables(deployment.first(Topology.GATEWAY)))
                .extractingByKey(LOCATIONS)
                .asString()
                .contains("/optional/bff-service/gateway.yml")
                .endsWith("/optional/oidc/gateway.yml");
        assertThat(secrets.folder("user-service").resolve("souk.oidc.machine-secret"))
                .content()
                .hasSizeGreaterThanOrEqualTo(32);
        assertThat(oidc.variables(oidc.deployment().first(Topology.BFF)))
                .containsEntry("SOUK_BFF_SHOP", oidc.gateway());
        assertThat(secrets.folder("bff-service").resolve("souk.bff.client-secret"))
                .hasSameTextualContentAs(secrets.folder("user-service").resolve("souk.oidc.page-secret"));
        assertThat(off.variables(deployment.first(Topology.USERS))).doesNotContainKey("SOUK_TOKEN_ISSUER");
    }

    private SystemPlan plan(SoukOptions options) {
        return new SystemPlan(options, new StateFolder(temporary), Proxies.open(List.of()));
    }

    /** Spring Boot would split it. */
    @Test
    void aCommaInTheFolderOfTheSourcesIsPartOfTheFile() {
        var comma = SoukOptions.isolated(new SourceTree(Path.of("a, b")), Path.of("state"));

        assertThat(of(comma.with(OptionalPart.STOREFRONT), deployment.first(Topology.GATEWAY)))
                .extractingByKey(LOCATIONS)
                .asString()
                .endsWith("/a%2C%20b/optional/storefront-service/gateway.yml");
    }

    @Test
    void aServiceThatOthersStartHasSecretsOnlyWhileItsPartIsOn() {
        new ServiceSecrets(secrets).create(options().with(OptionalPart.STATISTICS));
        Path atTheRegistry = secrets.folder("registry-service").resolve("souk.registry.passwords.statistics-service");
        assertThat(atTheRegistry).hasContent(secrets.password("statistics-service", "souk.registry.password"));

        new ServiceSecrets(secrets).create(options());

        assertThat(secrets.exist("statistics-service")).isFalse();
        assertThat(atTheRegistry).doesNotExist();
    }

    @Test
    void aServiceOrASingleInstanceCanBeCustomized() {
        SoukOptions options = options()
                .withEnvironment("order-service", "COLOUR", "red")
                .withEnvironment("order-service", "SHAPE", "round")
                .withEnvironment("order-service#2", "COLOUR", "blue");

        assertThat(of(options, order(1))).containsEntry("COLOUR", "red").containsEntry("SHAPE", "round");
        assertThat(of(options, order(2))).containsEntry("COLOUR", "blue").containsEntry("SHAPE", "round");
        assertThat(of(options, deployment.first(Topology.CARTS))).doesNotContainKey("COLOUR");
    }

    @Test
    void theUsualAddressOfAServerCanBeReplacedByThatOfAProxy() {
        SoukOptions options = options().withEnvironment("order-service#2", "SPRING_KAFKA_BOOTSTRAP_SERVERS", "x:1");

        assertThat(of(options, order(2))).containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "x:1");
        assertThat(of(options, order(1)))
                .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port(Topology.KAFKA));
    }

    @Test
    void anInstanceWithProxiesConnectsThroughThemAndRegistersThePortOfItsOwn() {
        try (Proxies proxies = Proxies.open(ProxyRoute.all(Map.of("registry-service", 2)))) {
            Map<String, String> variables = of(proxies, null);

            assertThat(variables)
                    .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port(proxies, "kafka"))
                    .containsEntry(
                            "SPRING_DATASOURCE_URL",
                            "jdbc:postgresql://localhost:%s/souk_order".formatted(port(proxies, "postgres")))
                    .containsEntry(
                            "SOUK_REGISTRY_ADDRESS",
                            "localhost:%s,localhost:%s"
                                    .formatted(port(proxies, "registry-service"), port(proxies, "registry-service#2")))
                    .containsEntry("EUREKA_INSTANCE_NONSECUREPORT", port(proxies, "order-service#1"))
                    .doesNotContainKey("EUREKA_INSTANCE_SECUREPORT");
            assertThat(of(proxies, new Certificates(Path.of("tls"))))
                    .containsEntry("EUREKA_INSTANCE_SECUREPORT", port(proxies, "order-service#1"))
                    .doesNotContainKey("EUREKA_INSTANCE_NONSECUREPORT");
        }
    }

    private static String port(Proxies proxies, String server) {
        return Integer.toString(
                proxies.get(new ProxyRoute("order-service#1", server)).port());
    }

    @Test
    void jarsOfAServiceAndOfAnInstanceAreAddedInTheirOrder() {
        Path one = Path.of("/one.jar");
        Path other = Path.of("/other.jar");
        SoukOptions options =
                options().withJars("order-service", List.of(one)).withJars("order-service#2", List.of(other));

        assertThat(environment(options).jars(order(1))).containsExactly(one);
        assertThat(environment(options).jars(order(2))).containsExactly(one, other);
        assertThat(environment(options).jars(deployment.first(Topology.KAFKA))).isEmpty();
    }

    private static SoukOptions options() {
        return SoukOptions.isolated(new SourceTree(Path.of("source")), Path.of("state"));
    }

    private ProcessEnvironment environment(SoukOptions options) {
        return environment(deployment, options);
    }

    private ProcessEnvironment environment(Deployment deployed, SoukOptions options) {
        return new ProcessEnvironment(
                deployed,
                Proxies.open(List.of()),
                new AdminAccount("admin@souk.example", "secret"),
                secrets,
                options.customizations(),
                CONSOLE,
                null);
    }

    private Map<String, String> of(Proxies proxies, @Nullable Certificates tls) {
        var admin = new AdminAccount("admin@souk.example", "secret");
        Deployment peers = Deployment.of(Map.of("registry-service", 2), ports, false);
        return new ProcessEnvironment(peers, proxies, admin, secrets, List.of(), CONSOLE, tls)
                .variables(peers.first(Topology.ORDERS));
    }

    private Map<String, String> of(Deployment deployed, Instance instance) {
        return environment(deployed, options()).variables(instance);
    }

    private Map<String, String> of(SoukOptions options, Instance instance) {
        return environment(options).variables(instance);
    }

    private Map<String, String> of(ServiceDefinition service) {
        return of(options(), deployment.first(service));
    }

    private Instance order(int number) {
        return deployment.instances().stream()
                .filter(instance -> instance.name().equals("order-service#" + number))
                .findFirst()
                .orElseThrow();
    }

    private String port(ServiceDefinition service) {
        return Integer.toString(deployment.first(service).port());
    }
}
