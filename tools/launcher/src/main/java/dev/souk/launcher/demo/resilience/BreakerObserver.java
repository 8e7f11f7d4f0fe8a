package dev.souk.launcher.demo.resilience;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Collects the states of one circuit breaker of the gateway. They come from its events: a circuit breaker can be
 * half-open for less time than there is between two readings.
 */
final class BreakerObserver implements AutoCloseable {

    /** A state, and when it was first seen. */
    record Change(Duration at, String state) {}

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long INTERVAL_MILLIS = 50;

    private final SoukClient actuator;
    private final String name;
    private final long begin = System.nanoTime();
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private Instant lastEvent = Instant.MIN;

    private BreakerObserver(SoukClient actuator, String name) {
        this.actuator = actuator;
        this.name = name;
    }

    /**
     * Observes the circuit breaker of this name from now on.
     *
     * @throws ToolException if the gateway does not say what its state is
     */
    static BreakerObserver start(SoukStatus status, String name) {
        String actuator = status.processes().stream()
                .filter(process -> process.service().equals(Topology.GATEWAY.name()))
                .map(ProcessStatus::managementUrl)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new ToolException("The gateway does not run."));
        var observer = new BreakerObserver(new SoukClient(actuator, TIMEOUT), name);
        observer.observePresent();
        var _ = observer.timer.scheduleWithFixedDelay(
                observer::observe, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        return observer;
    }

    /** The state now; the events until now led to it. */
    private void observePresent() {
        try {
            events().forEach(this::remember);
            changed(read("circuitbreakers")
                    .path("circuitBreakers")
                    .path(name)
                    .path("state")
                    .asString(""));
        } catch (IOException noAnswer) {
            throw new ToolException("The gateway does not say how its circuit breakers are: " + noAnswer);
        }
    }

    private void observe() {
        try {
            for (JsonNode event : events()) {
                if (remember(event)) {
                    // such as "State transition from HALF_OPEN to CLOSED"
                    changed(event.path("stateTransition").asString("").replaceFirst("^.* to ", ""));
                }
            }
        } catch (IOException overloaded) {
            // The next reading comes at once, and has the events since the last one.
        }
    }

    private List<JsonNode> events() throws IOException {
        return read("circuitbreakerevents/" + name + "/STATE_TRANSITION")
                .path("circuitBreakerEvents")
                .valueStream()
                .toList();
    }

    /** False if the event was seen before. */
    private boolean remember(JsonNode event) {
        Instant at =
                ZonedDateTime.parse(event.path("creationTime").asString("")).toInstant();
        boolean isNew = at.isAfter(lastEvent);
        lastEvent = isNew ? at : lastEvent;
        return isNew;
    }

    private void changed(String state) {
        changes.add(new Change(Durations.since(begin), state));
    }

    private JsonNode read(String endpoint) throws IOException {
        return actuator.send(Call.get("/actuator/" + endpoint)).json();
    }

    /** The state that was seen last. */
    String state() {
        return changes.getLast().state();
    }

    /** All states that were seen, in order. */
    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Waits until the circuit breaker is in this state; false if it is not in time. */
    boolean await(String state, Duration timeout) {
        return Await.atMost(timeout).until(() -> state().equals(state));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
