package dev.souk.common.discovery;

import com.netflix.discovery.shared.transport.TransportException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaRegistration;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaServiceRegistry;
import org.springframework.context.annotation.Bean;

/** Coming and going. */
@AutoConfiguration(
        afterName = {
            "org.springframework.cloud.netflix.eureka.EurekaClientAutoConfiguration",
            "org.springframework.cloud.client.discovery.composite.CompositeDiscoveryClientAutoConfiguration"
        })
@EnableConfigurationProperties(DiscoveryProperties.class)
class DiscoveryAutoConfiguration {

    @Bean
    RequiredServicesHealthIndicator neededServices(DiscoveryClient discovery, DiscoveryProperties properties) {
        return new RequiredServicesHealthIndicator(discovery, properties.needs());
    }

    @Bean
    RegistryConnectionMonitor registryWatch(Clock clock) {
        return new RegistryConnectionMonitor(clock);
    }

    @Bean
    @ConditionalOnBean({EurekaRegistration.class, EurekaServiceRegistry.class})
    GracefulDeregistration farewell(
            EurekaServiceRegistry registry, EurekaRegistration registration, DiscoveryProperties properties) {
        return new GracefulDeregistration(() -> leave(registry, registration), properties.farewell());
    }

    private static boolean leave(EurekaServiceRegistry registry, EurekaRegistration registration) {
        try {
            registry.setStatus(registration, "DOWN");
            return true;
        } catch (TransportException away) {
            return false;
        }
    }
}
