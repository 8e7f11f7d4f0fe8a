package dev.souk.gateway.instances;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the load balancer choose among live instances. */
@Configuration(proxyBeanMethods = false)
@LoadBalancerClients(defaultConfiguration = InstanceChoice.class)
class InstancesConfiguration {

    @Bean
    Suspects suspects() {
        return new Suspects(Ticker.systemTicker());
    }
}
