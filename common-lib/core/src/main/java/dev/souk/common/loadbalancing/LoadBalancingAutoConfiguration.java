package dev.souk.common.loadbalancing;

import dev.souk.common.discovery.RegisteredInstances;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.cloud.loadbalancer.core.ReactorServiceInstanceLoadBalancer;
import org.springframework.context.annotation.Import;

/** Gives Spring Cloud LoadBalancer the strategy of {@code souk.load-balancing.strategy} for every service. */
@AutoConfiguration(
        afterName = {
            "dev.souk.common.discovery.DiscoveryAutoConfiguration",
            "org.springframework.cloud.netflix.eureka.EurekaClientAutoConfiguration",
            "org.springframework.cloud.client.discovery.composite.CompositeDiscoveryClientAutoConfiguration"
        })
@ConditionalOnClass(ReactorServiceInstanceLoadBalancer.class)
@ConditionalOnBean(RegisteredInstances.class)
@EnableConfigurationProperties(LoadBalancingProperties.class)
@LoadBalancerClients(defaultConfiguration = ServiceLoadBalancerConfiguration.class)
@Import(BalancedServices.class)
class LoadBalancingAutoConfiguration {}
