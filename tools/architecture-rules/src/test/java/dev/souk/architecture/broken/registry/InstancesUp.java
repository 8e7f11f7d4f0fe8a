package dev.souk.architecture.broken.registry;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

class InstancesUp implements HealthIndicator {

    @Override
    public Health health() {
        return Health.up().build();
    }
}
