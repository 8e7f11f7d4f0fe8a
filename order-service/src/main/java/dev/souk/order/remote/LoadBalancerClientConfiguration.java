package dev.souk.order.remote;

import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * How instances are chosen: a second try leaves out the instance of the first. No configuration of the service's own
 * context, and so neither annotated as one nor nested in one: the load balancer makes a context for each service it
 * calls.
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
