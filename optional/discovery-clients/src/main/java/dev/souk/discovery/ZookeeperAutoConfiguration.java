package dev.souk.discovery;

import dev.souk.common.discovery.DiscoveryProperties;
import dev.souk.common.discovery.GracefulDeregistration;
import org.apache.curator.framework.CuratorFramework;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.zookeeper.serviceregistry.ZookeeperRegistration;
import org.springframework.cloud.zookeeper.serviceregistry.ZookeeperServiceRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** ZooKeeper in place of Eureka. After a session has expired, Curator registers again with the next one. */
@AutoConfiguration(beforeName = "dev.souk.common.discovery.DiscoveryAutoConfiguration")
@ConditionalOnProperty(name = "souk.discovery.registry", havingValue = "zookeeper")
@Import(RegistryClientConfiguration.class)
class ZookeeperAutoConfiguration {

    @Bean
    BackgroundRegistration backgroundRegistration(
            ZookeeperServiceRegistry registry, ZookeeperRegistration registration, ApplicationEventPublisher events) {
        return new BackgroundRegistration(
                port -> {
                    registration.setPort(port);
                    registry.register(registration);
                },
                events);
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
