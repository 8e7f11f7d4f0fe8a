package dev.souk.gateway.instances;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.stereotype.Component;

/**
 * Part of readiness: the gateway is ready once it has seen an instance of every service, and itself, in the registry;
 * from then on the first call works. It stays ready for good: taking the gateway out because one service is down would
 * take the others down too, and callers would get a refused connection where they now get a 503 problem.
 */
@Component("services")
class ServicesHealthIndicator implements HealthIndicator {

    private final DiscoveryClient registry;
    private final List<String> needed;
    private final AtomicBoolean complete = new AtomicBoolean();

    ServicesHealthIndicator(DiscoveryClient registry, ReadinessProperties readiness) {
        this.registry = registry;
        this.needed = readiness.services();
    }

    @Override
    public Health health() {
        if (complete.get()) {
            return Health.up().build();
        }
        List<String> missing = needed.stream().filter(this::isMissing).toList();
        if (missing.isEmpty()) {
            complete.set(true);
            return Health.up().build();
        }
        return Health.outOfService().withDetail("waiting_for", missing).build();
    }

    private boolean isMissing(String serviceId) {
        return registry.getInstances(serviceId).isEmpty();
    }
}
