package dev.souk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class ActuatorIT extends AbstractGatewayIT {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsUp(String path) {
        assertThat(callManagement(path).body()).contains("\"status\":\"UP\"");
    }

    @Test
    void metricsCoverRoutesAndCircuitBreakers() {
        callAsUser("GET", "/cart");

        assertThat(callManagement("/actuator/prometheus").body())
                .contains("http_server_requests_seconds_count{", "spring_cloud_gateway_route_id=\"cart-service\"")
                .contains("resilience4j_circuitbreaker_state{", "name=\"cart-service\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/gateway/routes", "/actuator/heapdump", "/actuator/loggers"})
    void otherEndpointsAreNotExposed(String path) {
        assertThat(callManagement(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/prometheus",
                "/actuator/sbom",
                "/actuator/env"
            })
    void thePublicPortHasNoActuator(String path) {
        assertProblem(call("GET", path), 404, "not-found", path);
    }

    @Test
    void theManagementPortIsBoundToTheLoopbackAddressByDefault(@Autowired Environment environment) {
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
    }
}
