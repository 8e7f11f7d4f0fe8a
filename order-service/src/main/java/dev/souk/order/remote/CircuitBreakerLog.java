package dev.souk.order.remote;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs each change of a circuit breaker's state; the calls that it rejects are not logged one by one. */
@Component
class CircuitBreakerLog {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreakerLog.class);

    CircuitBreakerLog(CircuitBreakerRegistry breakers) {
        breakers.getAllCircuitBreakers().forEach(CircuitBreakerLog::watch);
        breakers.getEventPublisher().onEntryAdded(added -> watch(added.getAddedEntry()));
    }

    private static void watch(CircuitBreaker breaker) {
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "Circuit breaker {} changed state: {}", breaker.getName(), event.getStateTransition()));
    }
}
