package dev.souk.gateway.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/**
 * The actuator endpoint {@code circuitbreakerevents}, with names as in that of Resilience4j's starter: the last 100
 * changes of state. Calls are no events here, since metrics count them.
 */
@Component
@Endpoint(id = "circuitbreakerevents")
class CircuitBreakerEventsEndpoint {

    static final int MAX_EVENTS = 100;

    private final Deque<Event> events = new ArrayDeque<>();

    CircuitBreakerEventsEndpoint(CircuitBreakerRegistry breakers) {
        breakers.getAllCircuitBreakers().forEach(this::listenTo);
        breakers.getEventPublisher().onEntryAdded(added -> listenTo(added.getAddedEntry()));
    }

    /** The oldest is first. */
    record Events(List<Event> circuitBreakerEvents) {}

    /** The name of the transition, such as CLOSED_TO_OPEN: as JSON an enum would be its text, which is a sentence. */
    record Event(String circuitBreakerName, Instant creationTime, String stateTransition) {

        static Event of(CircuitBreakerOnStateTransitionEvent event) {
            return new Event(
                    event.getCircuitBreakerName(),
                    event.getCreationTime().toInstant(),
                    event.getStateTransition().name());
        }
    }

    private void listenTo(CircuitBreaker breaker) {
        breaker.getEventPublisher().onStateTransition(event -> add(Event.of(event)));
    }

    private void add(Event event) {
        synchronized (events) {
            if (events.size() == MAX_EVENTS) {
                events.removeFirst();
            }
            events.addLast(event);
        }
    }

    @ReadOperation
    Events circuitBreakerEvents() {
        synchronized (events) {
            return new Events(List.copyOf(events));
        }
    }
}
