package dev.souk.launcher.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyRouteTest {

    @Test
    void aServiceInstanceConnectsToItsDatabaseAndTheBroker() {
        assertThat(ProxyRoute.toServers(Map.of("order-service", 2)))
                .extracting(ProxyRoute::toString)
                .containsExactly(
                        "user-service#1 → postgres",
                        "user-service#1 → kafka",
                        "cart-service#1 → postgres",
                        "cart-service#1 → kafka",
                        "order-service#1 → postgres",
                        "order-service#1 → kafka",
                        "order-service#2 → postgres",
                        "order-service#2 → kafka");
    }

    @Test
    void allRoutesOfAnInstanceLeadToEachRegistryAndToItselfAsWell() {
        assertThat(ProxyRoute.all(Map.of("registry-service", 2)))
                .filteredOn(route -> route.instance().equals("cart-service#1"))
                .extracting(ProxyRoute::server)
                .containsExactly("postgres", "kafka", "registry-service", "registry-service#2", "cart-service#1");
    }

    @Test
    void oneInstanceMoreHasRoutesThanTheSystemStartsWith() {
        assertThat(ProxyRoute.all(Map.of("order-service", 2)))
                .extracting(ProxyRoute::instance)
                .contains("order-service#3", "cart-service#2")
                .doesNotContain("order-service#4", "cart-service#3", "gateway-service");
    }
}
