package dev.souk.gateway.instances;

import java.util.Objects;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Configures the child context that Spring Cloud LoadBalancer creates for each service. It has no annotation, so that
 * the component scan does not add it to the context of the gateway.
 */
class LoadBalancerClientConfiguration {

    @Bean
    ServiceInstanceListSupplier availableInstances(
            Environment environment, DiscoveryClient registry, EjectedInstances ejected) {
        String serviceId = Objects.requireNonNull(LoadBalancerClientFactory.getName(environment));
        return new AvailableInstancesSupplier(serviceId, registry, ejected);
    }
}
