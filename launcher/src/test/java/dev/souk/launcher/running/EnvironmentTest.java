package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.state.AdminAccount;
import dev.souk.launcher.topology.Layout;
import dev.souk.launcher.topology.Part;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Topology;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private final Layout layout = Layout.of(Map.of(), Ports.anyFree(RandomGenerator.getDefault()));
    private final Environment environment = new Environment(layout, new AdminAccount("admin@souk.example", "secret"));

    @Test
    void aServiceIsToldWhereEverythingIsThatItNeeds() {
        assertThat(of(Topology.ORDERS))
                .containsEntry("SERVER_PORT", port(Topology.ORDERS))
                .containsEntry(
                        "EUREKA_CLIENT_SERVICEURL_DEFAULTZONE",
                        "http://localhost:%s/eureka/".formatted(port(Topology.REGISTRY)))
                .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port(Topology.KAFKA))
                .containsEntry(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://localhost:%s/souk_order".formatted(port(Topology.POSTGRES)))
                .containsEntry("SPRING_DATASOURCE_USERNAME", "souk_order")
                .containsEntry("SPRING_PROFILES_ACTIVE", "demo");
    }

    @Test
    void nobodyIsToldMoreThanItNeeds() {
        assertThat(of(Topology.REGISTRY)).containsOnlyKeys("SERVER_PORT");
        assertThat(of(Topology.GATEWAY)).containsOnlyKeys("SERVER_PORT", "EUREKA_CLIENT_SERVICEURL_DEFAULTZONE");
    }

    @Test
    void theAdminsPasswordIsForWhoeverKeepsTheAccounts() {
        assertThat(of(Topology.USERS)).containsEntry("SOUK_DEMO_ADMIN_PASSWORD", "secret");
        assertThat(of(Topology.CARTS)).doesNotContainKey("SOUK_DEMO_ADMIN_PASSWORD");
    }

    private Map<String, String> of(Part part) {
        return environment.of(layout.first(part));
    }

    private String port(Part part) {
        return Integer.toString(layout.first(part).port());
    }
}
