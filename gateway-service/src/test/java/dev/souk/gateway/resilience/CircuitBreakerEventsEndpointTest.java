package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.resilience.CircuitBreakerEventsEndpoint.Event;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.Test;

class CircuitBreakerEventsEndpointTest {

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final CircuitBreakerEventsEndpoint endpoint = new CircuitBreakerEventsEndpoint(breakers);

    @Test
    void changesOfStateAreListedTheOldestFirst() {
        CircuitBreaker breaker = breakers.circuitBreaker("user-service");

        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        breaker.transitionToClosedState();

        assertThat(endpoint.circuitBreakerEvents().circuitBreakerEvents())
                .extracting(Event::stateTransition)
                .containsExactly("CLOSED_TO_OPEN", "OPEN_TO_HALF_OPEN", "HALF_OPEN_TO_CLOSED");
    }

    @Test
    void theOldestEventMakesRoomForTheNewest() {
        CircuitBreaker breaker = breakers.circuitBreaker("user-service");

        for (int change = 0; change < CircuitBreakerEventsEndpoint.MAX_EVENTS; change++) {
            breaker.transitionToOpenState();
            breaker.transitionToClosedState();
        }
        breakers.circuitBreaker("cart-service").transitionToOpenState();

        assertThat(endpoint.circuitBreakerEvents().circuitBreakerEvents())
                .hasSize(CircuitBreakerEventsEndpoint.MAX_EVENTS)
                .last()
                .extracting(Event::circuitBreakerName)
                .isEqualTo("cart-service");
    }
}
