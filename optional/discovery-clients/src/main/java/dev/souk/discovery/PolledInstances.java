package dev.souk.discovery;

import dev.souk.common.discovery.RegisteredInstances;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

/**
 * The instances of the services that this process calls, in memory: its threads may be those of an event loop. One
 * thread reads them from the registry each second, and soon after the registry's client tells a change. While the
 * registry is unreachable the last list stays.
 */
final class PolledInstances implements RegisteredInstances, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PolledInstances.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** An instance whose connection is new is removed and registered again: callers would forget what they know. */
    private static final Duration SETTLING = Duration.ofMillis(300);

    private final RegisteredInstances registry;
    private final ApplicationEventPublisher events;
    private final Map<String, List<ServiceInstance>> known = new ConcurrentHashMap<>();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("instances").factory());
    private boolean reachable = true;

    /** Those of the required services are there before the first call. */
    PolledInstances(RegisteredInstances registry, ApplicationEventPublisher events, List<String> required) {
        this.registry = registry;
        this.events = events;
        required.forEach(service -> known.put(service, List.of()));
        var _ = reader.scheduleWithFixedDelay(this::read, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** None at the first call to a service that is not required: they are read at once, in the background. */
    @Override
    public List<ServiceInstance> of(String service) {
        return known.computeIfAbsent(service, _ -> {
            reader.execute(this::read);
            return List.of();
        });
    }

    @EventListener
    void onHeartbeat(HeartbeatEvent event) {
        if (event.getSource() != this) {
            var _ = reader.schedule(this::read, SETTLING.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The first failure ends it: the registry of the other services is the same. */
    private void read() {
        Set<String> before = addresses();
        try {
            try {
                known.replaceAll((service, _) -> List.copyOf(registry.of(service)));
            } finally {
                publish(before);
            }
            if (!reachable) {
                log.info("The registry is reachable again");
            }
            reachable = true;
        } catch (RuntimeException failure) { // whatever its client throws; an exception would end the schedule
            if (reachable) {
                log.info("The registry is unreachable, so the known instances stay: {}", failure.toString());
            }
            reachable = false;
        }
    }

    /** Load balancers then take the list over, as after a fetch from Eureka. */
    private void publish(Set<String> before) {
        Set<String> current = addresses();
        if (!current.equals(before)) {
            events.publishEvent(new HeartbeatEvent(this, current));
        }
    }

    private Set<String> addresses() {
        return known.values().stream()
                .flatMap(List::stream)
                .map(instance -> instance.getServiceId() + " " + instance.getInstanceId() + " " + instance.getUri())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
