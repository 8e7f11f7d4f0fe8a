package dev.souk.order.remote;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.registry.EntryAddedEvent;
import io.github.resilience4j.core.registry.EntryRemovedEvent;
import io.github.resilience4j.core.registry.EntryReplacedEvent;
import io.github.resilience4j.core.registry.RegistryEventConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs each change of a circuit breaker's state; the calls that it rejects are not logged one by one. */
@Component
class CircuitBreakerLog implements RegistryEventConsumer<CircuitBreaker> {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreakerLog.class);

    @Override
    public void onEntryAddedEvent(EntryAddedEvent<CircuitBreaker> added) {
        added.getAddedEntry()
                .getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "Circuit breaker {} changed state: {}",
                        event.getCircuitBreakerName(),
                        event.getStateTransition()));
    }

    @Override
    public void onEntryRemovedEvent(EntryRemovedEvent<CircuitBreaker> removed) {}

    @Override
    public void onEntryReplacedEvent(EntryReplacedEvent<CircuitBreaker> replaced) {}
}
