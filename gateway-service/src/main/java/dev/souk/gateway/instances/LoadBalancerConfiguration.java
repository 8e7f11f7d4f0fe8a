package dev.souk.gateway.instances;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the load balancer choose among available instances. */
@Configuration(proxyBeanMethods = false)
@LoadBalancerClients(defaultConfiguration = LoadBalancerClientConfiguration.class)
class LoadBalancerConfiguration {

    @Bean
    EjectedInstances ejectedInstances(EjectionProperties ejection) {
        return new EjectedInstances(ejection.duration(), Ticker.systemTicker());
    }
}
