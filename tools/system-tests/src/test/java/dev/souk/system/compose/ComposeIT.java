package dev.souk.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.testing.http.ApiClient;
import dev.souk.tools.demo.DemoScenario;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system on Docker, from its first start to its removal; the tests run in order. */
@Tag("compose")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ComposeIT {

    private static final int SHOPPERS = 4;
    private static final List<String> CONTAINERS =
            Topology.services().stream().map(ServiceDefinition::name).toList();

    private Optional<ContainerShop> started = Optional.empty();

    private ContainerShop shop() {
        return started.orElseThrow();
    }

    private Compose compose() {
        return shop().compose();
    }

    @BeforeAll
    void up() {
        started = Optional.of(ContainerShop.up(List.of("docker-compose.yml")));
    }

    @AfterAll
    void down() {
        started.ifPresent(ContainerShop::close);
    }

    @Test
    @Order(1)
    void theDemoScenarioSucceeds() {
        shop().awaitReady();

        assertThat(new DemoScenario(shop().gateway()).run().isAsExpected()).isTrue();
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
        assertThat(compose().run("exec", "-T", "postgres", "bash", "-c", withoutPassword))
                .contains("no password supplied");
    }

    @Test
    @Order(3)
    void onlyTheGatewayIsPublishedAndOnlyOnThisMachine() {
        List<String> published = compose().docker("ps", "--filter", shop().label(), "--format", "{{.Ports}}").stream()
                .filter(ports -> ports.contains("->"))
                .toList();

        assertThat(published)
                .singleElement()
                .matches(ports ->
                        ports.contains("127.0.0.1:%d->8080".formatted(compose().gatewayPort())));
        assertThat(new ApiClient(shop().gateway()).get("/actuator/health").status())
                .isEqualTo(404);
    }

    @Test
    @Order(3)
    void onlyOwnersOfDataReachItAndNobodyReachesTheInternet() {
        assertThat(shop().reaches("user-service", "postgres/5432")).isTrue();
        assertThat(shop().reaches("user-service", "kafka/9092")).isTrue();
        assertThat(shop().reaches("gateway-service", "postgres/5432")).isFalse();
        assertThat(shop().reaches("registry-service", "kafka/9092")).isFalse();
        assertThat(compose().docker("network", "ls", "--filter", shop().label(), "--format", "{{.Name}} {{.Internal}}"))
                .contains(compose().project() + "_backend true", compose().project() + "_data true");
    }

    @Test
    @Order(4)
    void nothingIsLostOrDoubledByKills() throws Exception {
        var bought = new AtomicInteger();
        var over = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shopping = Stream.generate(() -> ComposeShopper.at(compose().gatewayPort()))
                    .limit(SHOPPERS)
                    .map(shopper -> threads.submit(() -> shop(shopper, bought, over)))
                    .toList();
            try {
                killEachOnce(bought);
            } finally {
                over.countDown();
            }
            for (Future<ComposeShopper> shopper : shopping) {
                shopper.get().checkOrdersAndBalance();
            }
        }
    }

    @Test
    @Order(5)
    void moreInstancesShareTheLoad() {
        compose().run("up", "--detach", "--no-recreate", "--scale", "order-service=3", "--scale", "cart-service=2");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> shop().healthy("order-service") == 3 && shop().healthy("cart-service") == 2);

        assertThat(new DemoScenario(shop().gateway()).run().isAsExpected()).isTrue();
    }

    /** By the names of docker-compose.yml, which have an address for each instance. */
    @Test
    @Order(6)
    void prometheusOfTheProfileReadsEachInstance() {
        compose().run("--profile", Compose.OBSERVABILITY, "up", "--detach", "--no-recreate", "--no-deps", "prometheus");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(instancesByPrometheus())
                        .containsOnly(
                                entry("registry-service", 1L),
                                entry("gateway-service", 1L),
                                entry("user-service", 1L),
                                entry("cart-service", 2L),
                                entry("order-service", 3L)));
        assertThat(prometheus("ALERTS{alertname=\"GatewayDown\"}")).isEmpty();
    }

    private Map<String, Long> instancesByPrometheus() {
        return prometheus("count by (service) (up == 1)")
                .valueStream()
                .collect(Collectors.toMap(
                        sample -> sample.path("metric").path("service").asString(""),
                        sample -> sample.path("value").path(1).asLong(0)));
    }

    private JsonNode prometheus(String query) {
        String address = "http://127.0.0.1:9090/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        String response = compose().run("exec", "-T", "prometheus", "wget", "-q", "-O", "-", address);
        return JsonMapper.shared()
                .readTree(response.substring(response.indexOf('{')))
                .path("data")
                .path("result");
    }

    @Test
    @Order(7)
    void everythingIsRemoved() {
        compose().removeAll();

        assertThat(compose().docker("ps", "--all", "--quiet", "--filter", shop().label()))
                .isEmpty();
        assertThat(compose().docker("volume", "ls", "--quiet", "--filter", shop().label()))
                .isEmpty();
    }

    /** Kills one process after another, each after orders that were begun after the kill before. */
    private void killEachOnce(AtomicInteger bought) {
        for (String name : CONTAINERS) {
            compose().run("kill", name);
            int before = bought.get();
            compose().run("start", name);
            await(name + " to be healthy again").atMost(Duration.ofMinutes(2)).until(() -> shop().healthy(name) == 1);
            await("orders after the kill of " + name)
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> bought.get() > before + SHOPPERS); // who had begun one each
        }
    }

    /** Slowly, since no more orders are compared than one page has. */
    private static ComposeShopper shop(ComposeShopper shopper, AtomicInteger bought, CountDownLatch over)
            throws InterruptedException {
        for (int orders = 0; orders < 100; orders++) {
            shopper.buy();
            bought.incrementAndGet();
            if (over.await(2, TimeUnit.SECONDS)) {
                break;
            }
        }
        return shopper;
    }

    private boolean opens(String role, String database) {
        String psql = "PGPASSWORD=$(cat /run/souk/%1$s) psql -h 127.0.0.1 -U %1$s -d %2$s -c 'select 1' 2>&1 || true"
                .formatted(role, database);
        return compose().run("exec", "-T", "postgres", "bash", "-c", psql).contains("1 row");
    }
}
