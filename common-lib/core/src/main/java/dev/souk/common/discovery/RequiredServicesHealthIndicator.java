package dev.souk.common.discovery;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up once each required service has had an instance, and from then on always. If a service becomes unavailable later,
 * circuit breakers handle it: an instance that became unready as well would only spread the failure.
 */
final class RequiredServicesHealthIndicator implements HealthIndicator {

    private final RegisteredInstances registry;
    private final List<String> required;
    private volatile boolean seenAll;

    RequiredServicesHealthIndicator(RegisteredInstances registry, List<String> required) {
        this.registry = registry;
        this.required = List.copyOf(required);
    }

    @Override
    public Health health() {
        if (seenAll) {
            return Health.up().build();
        }
        List<String> missing = required.stream()
                .filter(service -> registry.of(service).isEmpty())
                .toList();
        seenAll = missing.isEmpty();
        return seenAll
                ? Health.up().build()
                : Health.outOfService().withDetail("waiting_for", missing).build();
    }
}
