package dev.souk.order.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.common.problem.ProblemException;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ResilientCallsTest {

    @Test
    void anOpeningCircuitBreakerIsLogged(CapturedOutput output) {
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.ofDefaults());
        breakers.circuitBreaker("cart-service");
        var _ = new ResilientCalls(BulkheadRegistry.ofDefaults(), breakers);

        breakers.circuitBreaker("cart-service").transitionToOpenState();
        breakers.circuitBreaker("user-service").transitionToOpenState();

        assertThat(output)
                .containsOnlyOnce("Circuit breaker cart-service changed state: State transition from CLOSED to OPEN")
                .containsOnlyOnce("Circuit breaker user-service changed state: State transition from CLOSED to OPEN");
    }

    @Test
    void aServiceThatHoldsAllItsPlacesIsNotCalledAndNoOtherIsHeldUp() {
        var places = BulkheadRegistry.of(
                BulkheadConfig.custom().maxConcurrentCalls(1).build());
        var calls = new ResilientCalls(places, CircuitBreakerRegistry.ofDefaults());
        places.bulkhead("cart-service").acquirePermission();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> calls.call("cart-service", () -> "called"))
                .matches(problem -> problem.problem().slug().equals("service-unavailable"));
        assertThat(calls.<String>call("user-service", () -> "called")).isEqualTo("called");
    }
}
