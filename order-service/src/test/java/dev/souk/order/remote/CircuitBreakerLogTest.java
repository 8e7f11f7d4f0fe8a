package dev.souk.order.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CircuitBreakerLogTest {

    @Test
    void anOpeningCircuitBreakerIsLogged(CapturedOutput output) {
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.ofDefaults(), new CircuitBreakerLog());

        breakers.circuitBreaker("cart-service").transitionToOpenState();

        assertThat(output)
                .containsOnlyOnce("Circuit breaker cart-service changed state: State transition from CLOSED to OPEN");
    }
}
