package dev.souk.common.discovery;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/**
 * Ready once an instance of each needed service has been seen; from then on for good. When one goes away later,
 * breakers answer for it: an instance that became unready as well would only spread the failure.
 */
final class RequiredServicesHealthIndicator implements HealthIndicator {

    private final DiscoveryClient discovery;
    private final List<String> needs;
    private volatile boolean seenAll;

    RequiredServicesHealthIndicator(DiscoveryClient discovery, List<String> needs) {
        this.discovery = discovery;
        this.needs = List.copyOf(needs);
    }

    @Override
    public Health health() {
        if (seenAll) {
            return Health.up().build();
        }
        List<String> missing = needs.stream()
                .filter(service -> discovery.getInstances(service).isEmpty())
                .toList();
        seenAll = missing.isEmpty();
        return seenAll
                ? Health.up().build()
                : Health.outOfService().withDetail("waiting_for", missing).build();
    }
}
