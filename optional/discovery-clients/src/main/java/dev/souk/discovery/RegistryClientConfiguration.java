package dev.souk.discovery;

import dev.souk.common.discovery.DiscoveryProperties;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is the same for each registry that has a {@link DiscoveryClient}. */
@Configuration(proxyBeanMethods = false)
class RegistryClientConfiguration {

    @Bean
    PolledInstances polledInstances(
            DiscoveryClient registry, ApplicationEventPublisher events, DiscoveryProperties properties) {
        return new PolledInstances(registry, events, properties.requiredServices());
    }

    @Bean
    OwnInstanceHealthIndicator ownInstanceHealthIndicator(DiscoveryClient registry, Environment environment) {
        return new OwnInstanceHealthIndicator(registry, environment);
    }
}
