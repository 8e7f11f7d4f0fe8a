package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.GatewayIT;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "resilience4j.circuitbreaker.configs.default.sliding-window-size=7",
            "resilience4j.circuitbreaker.instances.order-service.failure-rate-threshold=80"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class CircuitBreakerPropertiesIT extends GatewayIT {

    @Test
    void aPropertyChangesEveryCircuitBreaker() {
        callAsUser("GET", "/cart");

        var config = breaker("cart-service").getCircuitBreakerConfig();
        assertThat(config.getSlidingWindowSize()).isEqualTo(7);
        assertThat(config.getFailureRateThreshold()).isEqualTo(50);
        assertThat(config.getMaxWaitDurationInHalfOpenState()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aPropertyChangesOneCircuitBreaker() {
        callAsUser("GET", "/orders");

        var config = breaker("order-service").getCircuitBreakerConfig();
        assertThat(config.getFailureRateThreshold()).isEqualTo(80);
        assertThat(config.getSlidingWindowSize()).isEqualTo(7);
    }
}
