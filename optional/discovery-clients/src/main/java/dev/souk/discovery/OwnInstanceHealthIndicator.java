package dev.souk.discovery;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.core.env.Environment;

/** Up while the registry lists this instance: who replaces another one waits for it. */
final class OwnInstanceHealthIndicator implements HealthIndicator {

    private final DiscoveryClient registry;
    private final Environment environment;

    OwnInstanceHealthIndicator(DiscoveryClient registry, Environment environment) {
        this.registry = registry;
        this.environment = environment;
    }

    @Override
    public Health health() {
        int port = BackgroundRegistration.ownPort(environment);
        try {
            boolean listed = registry.getInstances(environment.getRequiredProperty("spring.application.name")).stream()
                    .anyMatch(instance -> instance.getPort() == port);
            return (listed ? Health.up() : Health.outOfService()).build();
        } catch (Exception unreachable) { // whatever its client throws
            return Health.outOfService().build();
        }
    }
}
