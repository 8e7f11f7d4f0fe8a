package dev.souk.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.demo.DemoScenario;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import dev.souk.system.docs.Repository;
import dev.souk.testing.http.TestApi;
import dev.souk.testing.infrastructure.DockerImages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The system on Docker, from its first start to its removal; the tests run in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ComposeIT {

    private static final Path CHECKOUT = Repository.ROOT;
    private static final int ORDERS = Integer.getInteger("souk.compose.orders", 30);
    private static final List<String> CONTAINERS =
            Topology.services().stream().map(ServiceDefinition::name).toList();

    private static final List<String> IMAGES =
            List.of("maven:3-eclipse-temurin-25", "eclipse-temurin:25-jre", "postgres:18", "apache/kafka:4.2.1");

    private Optional<Compose> found = Optional.empty();

    /** Containers would survive an aborted run, and start again with the machine. */
    private final Thread cutOff = new Thread(() -> shop().removeAll(), "take-away");

    private Compose shop() {
        return found.orElseThrow();
    }

    @BeforeAll
    void up() {
        boolean wanted = !"embedded".equals(System.getProperty("souk.infrastructure", "auto"));
        assumeTrue(wanted, "The compose test is not run: souk.infrastructure=embedded");
        Optional<Compose> compose = Compose.find(CHECKOUT);
        assumeTrue(compose.isPresent(), "The compose test is not run: no docker with compose, or no right to use it");
        Optional<String> missing = new DockerImages(Duration.ofSeconds(20)).unavailable(IMAGES);
        assumeTrue(missing.isEmpty(), () -> "The compose test is not run: Docker cannot get " + missing.orElseThrow());
        found = compose;
        Runtime.getRuntime().addShutdownHook(cutOff);
        shop().run("up", "--build", "--detach");
    }

    @AfterAll
    void down() {
        found.ifPresent(compose -> {
            Runtime.getRuntime().removeShutdownHook(cutOff);
            compose.removeAll();
        });
    }

    @Test
    @Order(1)
    void theDemoScenarioSucceeds() {
        awaitReady();

        assertThat(new DemoScenario(gateway()).run().isAsExpected()).isTrue();
    }

    @Test
    @Order(2)
    void noRoleCanConnectToTheDatabaseOfAnother() {
        List<String> roles = Topology.services().stream()
                .flatMap(service -> Stream.ofNullable(service.database()))
                .toList();
        for (String role : roles) {
            List<String> open = Stream.concat(roles.stream(), Stream.of("postgres", "template1"))
                    .filter(database -> opens(role, database))
                    .toList();

            assertThat(open).as("databases that %s opens", role).containsExactly(role);
        }
        String withoutPassword = "psql --no-password -U postgres -c 'select 1' 2>&1 || true";
        assertThat(shop().run("exec", "-T", "postgres", "bash", "-c", withoutPassword))
                .contains("no password supplied");
    }

    @Test
    @Order(3)
    void onlyTheGatewayIsPublishedAndOnlyOnThisMachine() {
        List<String> published = shop().docker("ps", "--filter", label(), "--format", "{{.Ports}}").stream()
                .filter(ports -> ports.contains("->"))
                .toList();

        assertThat(published).singleElement().asString().contains("127.0.0.1:%d->8080".formatted(shop().gatewayPort()));
        assertThat(new TestApi(shop()::gatewayPort, (user, role) -> "")
                        .anonymous()
                        .get("/actuator/health")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(3)
    void onlyOwnersOfDataReachItAndNobodyReachesTheInternet() {
        assertThat(reaches("user-service", "postgres/5432")).isTrue();
        assertThat(reaches("user-service", "kafka/9092")).isTrue();
        assertThat(reaches("gateway-service", "postgres/5432")).isFalse();
        assertThat(reaches("registry-service", "kafka/9092")).isFalse();
        assertThat(shop().docker("network", "ls", "--filter", label(), "--format", "{{.Name}} {{.Internal}}"))
                .contains(shop().project() + "_backend true", shop().project() + "_data true");
    }

    @Test
    @Order(4)
    void nothingIsLostOrDoubledByKills() {
        var bought = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shoppers = Stream.generate(() -> ComposeShopper.at(shop().gatewayPort()))
                    .limit(4)
                    .toList();
            var shopping = shoppers.stream()
                    .map(shopper -> CompletableFuture.runAsync(() -> shop(shopper, bought), threads))
                    .toList();
            killEachOnce(bought);
            shopping.forEach(CompletableFuture::join);
            shoppers.forEach(ComposeShopper::checkOrdersAndBalance);
        }
        assertThat(bought.get()).isGreaterThanOrEqualTo(ORDERS);
    }

    @Test
    @Order(5)
    void moreInstancesShareTheLoad() {
        shop().run("up", "--detach", "--no-recreate", "--scale", "order-service=3", "--scale", "cart-service=2");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> healthy("order-service") == 3 && healthy("cart-service") == 2);

        assertThat(new DemoScenario(gateway()).run().isAsExpected()).isTrue();
    }

    @Test
    @Order(6)
    void everythingIsRemoved() {
        shop().removeAll();

        assertThat(shop().docker("ps", "--all", "--quiet", "--filter", label())).isEmpty();
        assertThat(shop().docker("volume", "ls", "--quiet", "--filter", label()))
                .isEmpty();
    }

    /** Kills one process after another, each after its share of the orders. */
    private void killEachOnce(AtomicInteger bought) {
        for (int i = 0; i < CONTAINERS.size(); i++) {
            int share = ORDERS * i / CONTAINERS.size();
            await().atMost(Duration.ofMinutes(5)).until(() -> bought.get() >= share);
            String name = CONTAINERS.get(i);
            shop().run("kill", name);
            shop().run("start", name);
            await(name + " to be healthy again").atMost(Duration.ofMinutes(2)).until(() -> healthy(name) == 1);
        }
    }

    private static void shop(ComposeShopper shopper, AtomicInteger bought) {
        while (bought.getAndIncrement() < ORDERS) {
            shopper.buy();
        }
    }

    private long healthy(String service) {
        return shop()
                .docker(
                        "ps",
                        "--filter",
                        label(),
                        "--filter",
                        "label=com.docker.compose.service=" + service,
                        "--format",
                        "{{.Status}}")
                .stream()
                .filter(status -> status.contains("(healthy)"))
                .count();
    }

    private boolean reaches(String container, String address) {
        String attempt = "timeout 5 bash -c '< /dev/tcp/%s' 2> /dev/null && echo open || true".formatted(address);
        return shop().run("exec", "-T", container, "bash", "-c", attempt).contains("open");
    }

    private boolean opens(String role, String database) {
        String psql = "PGPASSWORD=$(cat /run/souk/%1$s) psql -h 127.0.0.1 -U %1$s -d %2$s -c 'select 1' 2>&1 || true"
                .formatted(role, database);
        return shop().run("exec", "-T", "postgres", "bash", "-c", psql).contains("1 row");
    }

    private void awaitReady() {
        await("the gateway").atMost(Duration.ofMinutes(3)).until(() -> healthy("gateway-service") == 1);
    }

    private String gateway() {
        return "http://localhost:" + shop().gatewayPort();
    }

    private String label() {
        return "label=com.docker.compose.project=" + shop().project();
    }
}
