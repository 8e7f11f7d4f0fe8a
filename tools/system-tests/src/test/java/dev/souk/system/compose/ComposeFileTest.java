package dev.souk.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private static final Set<ServiceDefinition> WITHOUT_CONTAINER = Set.of(
            Topology.GRPC,
            Topology.ZOOKEEPER,
            Topology.NAME_SERVER,
            Topology.BFF,
            Topology.KEYCLOAK,
            Topology.CONFIG,
            Topology.VALKEY);
    private static final String TRACES = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private static final String LOGS = "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT";

    private final ComposeFile file = ComposeFile.in(Repository.ROOT.resolve("docker-compose.yml"));
    private final ComposeFile broken = ComposeFile.in(Path.of("src/test/resources/compose/open.yml"));

    @Test
    void noContainerCanWriteItsImageOrGetRightsOrUseAllMemory() {
        assertThat(file.faults()).isEmpty();
        assertThat(file.capabilities()).containsOnlyKeys("prepare");
    }

    @Test
    void eachContainerReachesOnlyTheNetworksThatItNeeds() {
        Map<String, Set<String>> wanted = new TreeMap<>(Map.ofEntries(
                Map.entry("gateway-service", Set.of("backend", "edge")),
                Map.entry("haproxy", Set.of("edge")),
                Map.entry("consul", Set.of("edge")),
                Map.entry("registry-service", Set.of("backend")),
                Map.entry("storefront-service", Set.of("backend")),
                Map.entry("zookeeper-service", Set.of("backend")),
                Map.entry("config-service", Set.of("backend", "edge")),
                Map.entry("kafka", Set.of("data")),
                Map.entry("postgres", Set.of("data")),
                Map.entry("valkey", Set.of("data")),
                Map.entry("prometheus", Set.of("backend", "monitoring")),
                Map.entry("jaeger", Set.of("backend", "monitoring")),
                Map.entry("loki", Set.of("backend", "monitoring")),
                Map.entry("grafana", Set.of("monitoring"))));
        Topology.services().stream()
                .filter(ServiceDefinition::hasDatabase)
                .forEach(service -> wanted.put(service.name(), Set.of("backend", "data")));

        assertThat(file.networks()).isEqualTo(wanted);
        assertThat(file.openNetworks()).containsExactlyInAnyOrder("edge", "monitoring");
    }

    @Test
    void theVariableThatOpensTheShopOpensNoDashboard() {
        Set<String> dashboards = Set.of("${SOUK_DASHBOARD_ADDRESS-127.0.0.1}");

        assertThat(file.addresses())
                .isEqualTo(Map.of(
                        "gateway-service",
                        Set.of("${SOUK_ADDRESS-127.0.0.1}"),
                        "haproxy",
                        Set.of("${SOUK_ADDRESS-127.0.0.1}"),
                        "consul",
                        Set.of("127.0.0.1"),
                        "config-service",
                        Set.of("127.0.0.1"),
                        "prometheus",
                        dashboards,
                        "jaeger",
                        dashboards,
                        "grafana",
                        dashboards));
    }

    @Test
    void nobodyCanLogInToGrafana() {
        assertThat(file.environment("grafana").asMap())
                .containsEntry("GF_AUTH_BASIC_ENABLED", new JsonPrimitive("false"))
                .containsEntry("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", new JsonPrimitive("true"));
    }

    @Test
    void withTheDashboardsServicesSendTracesToJaegerAndLogsToLoki() throws IOException {
        var variables = new Properties();
        variables.load(new StringReader(Repository.read(Repository.ROOT.resolve("ops/observability.env"))));

        assertThat(variables)
                .isEqualTo(Map.of( // by the ports and paths that Jaeger and Loki have for OTLP
                        "COMPOSE_PROFILES",
                        "observability",
                        TRACES,
                        "http://jaeger:4318/v1/traces",
                        LOGS,
                        "http://loki:3100/otlp/v1/logs"));
        assertThat(List.of("jaeger", "loki"))
                .allSatisfy(name -> assertThat(file.profiles().get(name)).containsExactly("observability"));
        assertThat(Topology.servicesAndOptional())
                .filteredOn(service -> service.type() == ProcessType.BOOT && !WITHOUT_CONTAINER.contains(service))
                .filteredOn(service -> !service.equals(Topology.REGISTRY)) // sends neither
                .isNotEmpty()
                .extracting(service -> file.environment(service.name()))
                .allSatisfy(environment -> assertThat(environment.asMap())
                        .containsEntry(TRACES, JsonNull.INSTANCE) // as it is where docker-compose runs
                        .containsEntry(LOGS, JsonNull.INSTANCE));
    }

    @Test
    void withTlsEachProcessHasItsOwnCertificateAndNoOther() {
        ComposeFile tls = ComposeFile.in(Repository.ROOT.resolve("docker-compose.tls.yml"));

        assertThat(Topology.servicesAndOptional())
                .filteredOn(service -> !WITHOUT_CONTAINER.contains(service))
                .isNotEmpty()
                .extracting(ServiceDefinition::name)
                .allSatisfy(name -> {
                    String volume = name.replace("-service", "") + "-tls";
                    assertThat(tls.volumes().get(name))
                            .filteredOn(mount -> mount.contains("-tls:"))
                            .containsExactly(volume + ":/run/souk-tls:ro");
                    assertThat(tls.volumes().get("prepare")).contains(volume + ":/tls/" + name);
                    assertThat(tls.volumes().get(name)).noneMatch(mount -> mount.startsWith("authority:"));
                });
    }

    @Test
    void withTlsEachServiceHasTheProfileAndAPortForProbes() {
        ComposeFile tls = ComposeFile.in(Repository.ROOT.resolve("docker-compose.tls.yml"));

        assertThat(Topology.servicesAndOptional())
                .filteredOn(service -> service.type() == ProcessType.BOOT && !WITHOUT_CONTAINER.contains(service))
                .isNotEmpty()
                .extracting(service -> tls.environment(service.name()).toString())
                .containsOnly("{\"SPRING_PROFILES_INCLUDE\":\"tls\",\"SOUK_TLS_FOLDER\":\"/run/souk-tls\","
                        + "\"MANAGEMENT_SERVER_PORT\":8081,\"MANAGEMENT_SERVER_ADDRESS\":\"0.0.0.0\"}");
    }

    @Test
    void withTlsTheCommandOfPostgresIsThatWithoutAndMore() {
        assertThat(ComposeFile.in(Repository.ROOT.resolve("docker-compose.tls.yml"))
                        .command("postgres"))
                .startsWith(file.command("postgres") + " -c ssl=on");
    }

    @Test
    void openContainersAreFound() {
        assertThat(broken.faults())
                .containsExactly(
                        "open: its image can be written",
                        "open: has capabilities",
                        "open: can get rights",
                        "open: no limit of processes",
                        "open: no limit of memory",
                        "open: no limit of its log");
        assertThat(broken.capabilities()).containsEntry("open", Set.of("NET_ADMIN"));
        assertThat(broken.networks()).containsEntry("open", Set.of("default"));
        assertThat(broken.openNetworks()).containsExactly("data");
        assertThat(broken.addresses()).containsEntry("open", Set.of("0.0.0.0"));
    }
}
