package dev.souk.zookeeper.client;

import dev.souk.common.discovery.DiscoveryProperties;
import dev.souk.common.discovery.GracefulDeregistration;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.x.discovery.ServiceDiscovery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.zookeeper.discovery.ZookeeperInstance;
import org.springframework.cloud.zookeeper.serviceregistry.ZookeeperRegistration;
import org.springframework.cloud.zookeeper.serviceregistry.ZookeeperServiceRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** Instances, registration and graceful deregistration by ZooKeeper in place of Eureka. */
@AutoConfiguration(beforeName = "dev.souk.common.discovery.DiscoveryAutoConfiguration")
@ConditionalOnProperty(name = "souk.discovery.registry", havingValue = "zookeeper")
class ZookeeperClientAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ZookeeperClientAutoConfiguration.class);

    @Bean
    ZookeeperInstances zookeeperInstances(
            CuratorFramework zookeeper,
            ServiceDiscovery<ZookeeperInstance> discovery,
            ApplicationEventPublisher events,
            DiscoveryProperties properties) {
        zookeeper.getConnectionStateListenable().addListener((_, state) -> log.info("ZooKeeper: {}", state));
        return new ZookeeperInstances(discovery, events, properties.requiredServices());
    }

    @Bean
    BackgroundRegistration backgroundRegistration(
            ZookeeperServiceRegistry registry, ZookeeperRegistration registration) {
        return new BackgroundRegistration(registry, registration);
    }

    @Bean
    OwnInstanceHealthIndicator ownInstanceHealthIndicator(
            ZookeeperRegistration registration, ServiceDiscovery<ZookeeperInstance> discovery) {
        return new OwnInstanceHealthIndicator(registration, discovery);
    }

    @Bean
    GracefulDeregistration gracefulDeregistration(
            ZookeeperServiceRegistry registry,
            ZookeeperRegistration registration,
            CuratorFramework zookeeper,
            DiscoveryProperties properties) {
        return new GracefulDeregistration(
                () -> {
                    boolean reachable = zookeeper.getZookeeperClient().isConnected();
                    if (reachable) {
                        registry.deregister(registration);
                    }
                    return reachable;
                },
                properties.deregistrationDelay());
    }
}
