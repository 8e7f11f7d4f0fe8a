package dev.souk.order.remote;

import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Excludes the instance of the previous attempt from a retry. Spring Cloud's default does so only where Spring Retry
 * is on the class path. Deliberately not annotated as a configuration: the load balancer creates a context of its own
 * with this class for each service.
 */
class LoadBalancerClientConfiguration {

    @Bean
    ServiceInstanceListSupplier instances(ConfigurableApplicationContext context) {
        return ServiceInstanceListSupplier.builder()
                .withBlockingDiscoveryClient()
                .withRetryAwareness()
                .build(context);
    }
}
