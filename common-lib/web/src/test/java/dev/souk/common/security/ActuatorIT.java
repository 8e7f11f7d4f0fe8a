package dev.souk.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SoukTest
class ActuatorIT {

    private final TestApi api;

    ActuatorIT(TestApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness"})
    void onlyAnAdminSeesTheDetailsOfHealth(String path) {
        assertThat(api.anonymous().get(path).expect(200).text()).contains("UP").doesNotContain("details", "components");
        assertThat(api.customer(UUID.randomUUID()).get(path).expect(200).text()).doesNotContain("components");
        assertThat(api.admin().get(path).expect(200).text()).contains("components", "PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/info", "/actuator/sbom", "/actuator/env", "/actuator/heapdump"})
    void onlyAnAdminReadsTheOtherEndpoints(String path) {
        api.anonymous().get(path).expect(401);
        api.customer(UUID.randomUUID()).get(path).expect(403);
    }

    @Test
    void metricsAreOpen() {
        api.anonymous().get("/actuator/prometheus").expect(200);
    }
}
