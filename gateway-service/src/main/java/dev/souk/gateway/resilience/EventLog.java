package dev.souk.gateway.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what happens to circuit breakers, bulkheads and retries. A change of a circuit breaker's state is rare and
 * explains much; a rejected or repeated call can be one of thousands a second, which metrics count.
 */
final class EventLog {

    private static final Logger log = LoggerFactory.getLogger(EventLog.class);

    private EventLog() {}

    static void of(CircuitBreaker breaker) {
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "Circuit breaker {} changed state: {}",
                        event.getCircuitBreakerName(),
                        event.getStateTransition()));
    }

    static void of(Bulkhead bulkhead) {
        bulkhead.getEventPublisher().onCallRejected(event -> log.debug("{}", event));
    }

    static void of(Retry retry) {
        retry.getEventPublisher().onRetry(event -> log.debug("{}", event));
    }
}
