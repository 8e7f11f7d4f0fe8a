package dev.souk.gateway.instances;

import java.util.Objects;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Set-up of the small context that Spring Cloud LoadBalancer makes for each service; not a configuration of the
 * gateway itself.
 */
class LoadBalancerClientConfiguration {

    @Bean
    ServiceInstanceListSupplier liveInstances(
            Environment environment, DiscoveryClient registry, EjectedInstances ejected) {
        String serviceId = Objects.requireNonNull(LoadBalancerClientFactory.getName(environment));
        return new AvailableInstancesSupplier(serviceId, registry, ejected);
    }
}
