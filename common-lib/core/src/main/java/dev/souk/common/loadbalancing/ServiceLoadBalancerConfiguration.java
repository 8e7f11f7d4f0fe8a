package dev.souk.common.loadbalancing;

import java.util.Objects;
import org.springframework.cloud.loadbalancer.core.ReactorServiceInstanceLoadBalancer;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Configures the child context that Spring Cloud LoadBalancer creates for each service. It has no annotation, so that
 * no component scan adds it to the context of the process. Its name matters: beans are named after the simple names of
 * their classes, and Spring Cloud's own LoadBalancerClientConfiguration replaces one of that name without a word.
 */
class ServiceLoadBalancerConfiguration {

    @Bean
    ReactorServiceInstanceLoadBalancer serviceLoadBalancer(Environment environment, BalancedServices services) {
        return services.of(Objects.requireNonNull(LoadBalancerClientFactory.getName(environment)));
    }
}
