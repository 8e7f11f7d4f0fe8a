package dev.souk.gateway.instances;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the load balancer choose among live instances. */
@Configuration(proxyBeanMethods = false)
@LoadBalancerClients(defaultConfiguration = LoadBalancerClientConfiguration.class)
class LoadBalancerConfiguration {

    @Bean
    EjectedInstances ejected() {
        return new EjectedInstances(Ticker.systemTicker());
    }
}
