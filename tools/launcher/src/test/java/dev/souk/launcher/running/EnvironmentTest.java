package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.kafka.BrokerPorts;
import dev.souk.launcher.state.AdminAccount;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private final Ports ports = Ports.anyFree(RandomGenerator.getDefault());
    private final Deployment deployment = Deployment.of(Map.of("order-service", 2), ports);
    private final Environment environment = environment(Alterations.NONE);

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
        assertThat(of(Topology.GATEWAY))
                .containsOnlyKeys("SERVER_PORT", "MANAGEMENT_SERVER_PORT", "EUREKA_CLIENT_SERVICEURL_DEFAULTZONE");
    }

    @Test
    void theAdminsPasswordIsForWhoeverKeepsTheAccounts() {
        assertThat(of(Topology.USERS)).containsEntry("SOUK_DEMO_ADMIN_PASSWORD", "secret");
        assertThat(of(Topology.CARTS)).doesNotContainKey("SOUK_DEMO_ADMIN_PASSWORD");
    }

    @Test
    void whatIsSaidOfAnInstanceWinsOverWhatIsSaidOfItsPart() {
        var altered = environment(Alterations.NONE
                .withVariable("order-service", "COLOUR", "red")
                .withVariable("order-service", "SHAPE", "round")
                .withVariable("order-service#2", "COLOUR", "blue"));

        assertThat(altered.of(order(1))).containsEntry("COLOUR", "red").containsEntry("SHAPE", "round");
        assertThat(altered.of(order(2))).containsEntry("COLOUR", "blue").containsEntry("SHAPE", "round");
        assertThat(altered.of(deployment.first(Topology.CARTS))).doesNotContainKey("COLOUR");
    }

    @Test
    void jarsOfThePartComeBeforeThoseOfTheInstance() {
        Path one = Path.of("/one.jar");
        Path other = Path.of("/other.jar");
        var altered =
                environment(Alterations.NONE.withJar("order-service#2", other).withJar("order-service", one));

        assertThat(altered.jarsOf(order(1))).containsExactly(one);
        assertThat(altered.jarsOf(order(2))).containsExactly(one, other);
        assertThat(altered.jarsOf(deployment.first(Topology.KAFKA))).isEmpty();
    }

    @Test
    void aDetourIsToldToWhomItIsForAndToNobodyElse() {
        var toKafka = new Detour("order-service", Topology.KAFKA, 7001);
        var toPostgres = new Detour("order-service#2", Topology.POSTGRES, 7002);
        var altered = environment(Alterations.NONE.withDetour(toKafka).withDetour(toPostgres));

        assertThat(altered.of(order(2)))
                .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:7001")
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:7002/souk_order");
        assertThat(altered.of(order(1)).get("SPRING_DATASOURCE_URL")).contains(port(Topology.POSTGRES));
        assertThat(altered.kafka()).isEqualTo("localhost:" + port(Topology.KAFKA));
        assertThat(altered.routes().behind(toPostgres))
                .isEqualTo(deployment.first(Topology.POSTGRES).port());
        assertThat(altered.routes().broker(1).doors())
                .containsExactly(new BrokerPorts.Door(altered.routes().behind(toKafka), 7001));
    }

    private Environment environment(Alterations alterations) {
        ProxyRoutes routes = ProxyRoutes.of(deployment, alterations.detours(), ports);
        return new Environment(deployment, new AdminAccount("admin@souk.example", "secret"), routes, alterations);
    }

    private Instance order(int number) {
        return deployment.instances().stream()
                .filter(instance -> instance.name().equals("order-service#" + number))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> of(ServiceDefinition service) {
        return environment.of(deployment.first(service));
    }

    private String port(ServiceDefinition service) {
        return Integer.toString(deployment.first(service).port());
    }
}
