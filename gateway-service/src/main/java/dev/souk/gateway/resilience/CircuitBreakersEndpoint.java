package dev.souk.gateway.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** The actuator endpoint {@code circuitbreakers}, with names as in that of Resilience4j's starter. */
@Component
@Endpoint(id = "circuitbreakers")
class CircuitBreakersEndpoint {

    private final CircuitBreakerRegistry breakers;

    CircuitBreakersEndpoint(CircuitBreakerRegistry breakers) {
        this.breakers = breakers;
    }

    /** All circuit breakers that have been called, by name. */
    record CircuitBreakers(Map<String, Details> circuitBreakers) {}

    /** Rates are percentages of the sliding window, -1 while it has too few calls. */
    record Details(
            CircuitBreaker.State state,
            float failureRate,
            float slowCallRate,
            int bufferedCalls,
            int failedCalls,
            int slowCalls,
            long notPermittedCalls) {

        static Details of(CircuitBreaker breaker) {
            CircuitBreaker.Metrics window = breaker.getMetrics();
            return new Details(
                    breaker.getState(),
                    window.getFailureRate(),
                    window.getSlowCallRate(),
                    window.getNumberOfBufferedCalls(),
                    window.getNumberOfFailedCalls(),
                    window.getNumberOfSlowCalls(),
                    window.getNumberOfNotPermittedCalls());
        }
    }

    @ReadOperation
    CircuitBreakers circuitBreakers() {
        Map<String, Details> byName = new TreeMap<>();
        breakers.getAllCircuitBreakers().forEach(breaker -> byName.put(breaker.getName(), Details.of(breaker)));
        return new CircuitBreakers(byName);
    }
}
