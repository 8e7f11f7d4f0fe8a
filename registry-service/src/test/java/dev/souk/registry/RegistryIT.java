package dev.souk.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RegistryTest
class RegistryIT {

    @LocalServerPort
    private int port;

    @Test
    void aNewInstanceIsVisibleImmediately() {
        register(TestInstance.of("user-service"));

        assertThat(as("order-service").get("/eureka/apps/USER-SERVICE").body()).contains("user-service:4711", "UP");
        assertThat(as("order-service").get("/eureka/apps").body()).contains("USER-SERVICE");
    }

    @Test
    void anInstanceRenewsItsLease() {
        TestInstance instance = TestInstance.of("user-service").number(1);
        register(instance);

        assertThat(as("user-service").status("PUT", instance.path())).isEqualTo(200);
    }

    @Test
    void aDeregisteredInstanceIsRemovedImmediately() {
        TestInstance instance = TestInstance.of("order-service");
        register(instance);

        as("order-service").status("DELETE", instance.path());

        assertThat(get(instance.path()).statusCode()).isEqualTo(404);
    }

    @Test
    void anInstanceWithAnExpiredLeaseIsEvicted() {
        TestInstance instance = TestInstance.of("cart-service").number(2).leaseSeconds(1);
        register(instance);

        await().atMost(Duration.ofSeconds(10)).until(() -> get(instance.path()).statusCode() == 404);
    }

    /** As of a machine that has failed. Eureka's default is 15 % of all instances every two seconds. */
    @Test
    void allInstancesWithAnExpiredLeaseAreEvictedAtOnce() {
        List<TestInstance> instances = IntStream.range(100, 130)
                .mapToObj(TestInstance.of("gateway-service").leaseSeconds(1)::number)
                .toList();
        instances.forEach(this::register);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> instances.stream()
                        .allMatch(instance -> get(instance.path()).statusCode() == 404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/lastn", "/eureka/css/wro.css", "/actuator/info"})
    void theOperatorSeesTheDashboard(String path) {
        assertThat(as("operator").status("GET", path)).isEqualTo(200);
    }

    @Test
    void theDashboardListsInstances() {
        register(TestInstance.of("gateway-service"));

        assertThat(get("/").body()).contains("GATEWAY-SERVICE");
    }

    @Test
    void theDashboardNamesSoukAsItsEnvironment() {
        assertThat(get("/").body()).contains("<td>souk</td>", "<td>local</td>").doesNotContain("<td>test</td>");
    }

    private void register(TestInstance instance) {
        assertThat(as(instance.app()).register(instance)).isEqualTo(204);
    }

    private HttpResponse<String> get(String path) {
        return RegistryCaller.send(as("operator").request(path));
    }

    private RegistryCaller as(String account) {
        return new RegistryCaller(port, account);
    }
}
