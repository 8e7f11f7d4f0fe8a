package dev.souk.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import dev.souk.system.docs.Repository;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private final ComposeFile file = ComposeFile.in(Repository.ROOT.resolve("docker-compose.yml"));
    private final ComposeFile broken = ComposeFile.in(Path.of("src/test/resources/compose/open.yml"));

    @Test
    void noContainerCanWriteItsImageOrGetRightsOrUseAllMemory() {
        assertThat(file.faults()).isEmpty();
        assertThat(file.capabilities()).containsOnlyKeys("prepare");
    }

    @Test
    void eachContainerReachesOnlyTheNetworksThatItNeeds() {
        Map<String, Set<String>> wanted = new TreeMap<>(Map.of(
                "gateway-service", Set.of("backend", "edge"),
                "registry-service", Set.of("backend"),
                "kafka", Set.of("data"),
                "postgres", Set.of("data"),
                "prometheus", Set.of("backend", "monitoring"),
                "zipkin", Set.of("backend", "monitoring"),
                "grafana", Set.of("monitoring")));
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
                        "gateway-service", Set.of("${SOUK_ADDRESS-127.0.0.1}"),
                        "prometheus", dashboards,
                        "zipkin", dashboards,
                        "grafana", dashboards));
    }

    @Test
    void openContainersAreFound() {
        assertThat(broken.faults())
                .containsExactly(
                        "open: its image can be written",
                        "open: has capabilities",
                        "open: can get rights",
                        "open: no limit of processes",
                        "open: no limit of memory");
        assertThat(broken.capabilities()).containsEntry("open", Set.of("NET_ADMIN"));
        assertThat(broken.networks()).containsEntry("open", Set.of("default"));
        assertThat(broken.openNetworks()).containsExactly("data");
        assertThat(broken.addresses()).containsEntry("open", Set.of("0.0.0.0"));
    }
}
