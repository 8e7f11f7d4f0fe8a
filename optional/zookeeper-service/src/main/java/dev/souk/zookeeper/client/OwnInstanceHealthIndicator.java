package dev.souk.zookeeper.client;

import org.apache.curator.x.discovery.ServiceDiscovery;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.zookeeper.discovery.ZookeeperInstance;
import org.springframework.cloud.zookeeper.serviceregistry.ZookeeperRegistration;

/** Up while ZooKeeper has this instance: who replaces another one waits for it. */
final class OwnInstanceHealthIndicator implements HealthIndicator {

    private final ZookeeperRegistration registration;
    private final ServiceDiscovery<ZookeeperInstance> discovery;

    OwnInstanceHealthIndicator(ZookeeperRegistration registration, ServiceDiscovery<ZookeeperInstance> discovery) {
        this.registration = registration;
        this.discovery = discovery;
    }

    @Override
    public Health health() {
        try {
            var instance = registration.getServiceInstance();
            boolean registered = discovery.queryForInstance(instance.getName(), instance.getId()) != null;
            return registered ? Health.up().build() : Health.outOfService().build();
        } catch (Exception unreachable) { // as Curator declares it
            return Health.outOfService().build();
        }
    }
}
