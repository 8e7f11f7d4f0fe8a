package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.OtherPoliciesIT;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerPropertiesIT extends OtherPoliciesIT {

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
