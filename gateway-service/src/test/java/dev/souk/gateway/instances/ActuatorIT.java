package dev.souk.gateway.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.GatewayIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActuatorIT extends GatewayIT {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsUp(String path) {
        assertThat(call("GET", path).body()).contains("\"status\":\"UP\"");
    }

    @Test
    void metricsTellOfRoutesAndBreakers() {
        callAsUser("GET", "/cart");

        assertThat(call("GET", "/actuator/prometheus").body())
                .contains("spring_cloud_gateway_requests_seconds_count{", "routeId=\"cart-service\"")
                .contains("resilience4j_circuitbreaker_state{", "name=\"cart-service\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/gateway/routes", "/actuator/heapdump", "/actuator/loggers"})
    void nothingElseOfTheGatewaysInsideIsShown(String path) {
        assertProblem(call("GET", path), 404, "not-found", path);
    }
}
