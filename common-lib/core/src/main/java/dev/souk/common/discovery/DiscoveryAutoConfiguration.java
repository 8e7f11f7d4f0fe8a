package dev.souk.common.discovery;

import com.netflix.discovery.shared.transport.TransportException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnCloudPlatform;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.composite.CompositeDiscoveryClientAutoConfiguration;
import org.springframework.cloud.netflix.eureka.EurekaClientAutoConfiguration;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaRegistration;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaServiceRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Readiness by the services that are required, and graceful deregistration. */
@AutoConfiguration(after = {EurekaClientAutoConfiguration.class, CompositeDiscoveryClientAutoConfiguration.class})
@ConditionalOnClass(EurekaRegistration.class)
@EnableConfigurationProperties(DiscoveryProperties.class)
@Import({RegisteredPort.class, RegistryConnectionMonitor.class, RegistryUrls.class})
class DiscoveryAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RegisteredInstances registeredInstances(DiscoveryClient eureka, Environment environment) {
        return RegisteredInstances.of(eureka, environment);
    }

    @Bean
    RequiredServicesHealthIndicator requiredServicesHealthIndicator(
            RegisteredInstances registry,
            @Value("${spring.application.name:}") String self,
            DiscoveryProperties properties) {
        return new RequiredServicesHealthIndicator(registry, self, properties.requiredServices(), System::nanoTime);
    }

    @Bean
    @ConditionalOnBean({EurekaRegistration.class, EurekaServiceRegistry.class})
    GracefulDeregistration gracefulDeregistration(
            EurekaServiceRegistry registry, EurekaRegistration registration, DiscoveryProperties properties) {
        return new GracefulDeregistration(() -> deregister(registry, registration), properties.deregistrationDelay());
    }

    /** Kubernetes has taken the pod out of its endpoints before; callers still have open connections to it. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnCloudPlatform(CloudPlatform.KUBERNETES)
    GracefulDeregistration connectionDraining(DiscoveryProperties properties) {
        return new GracefulDeregistration(() -> true, properties.deregistrationDelay());
    }

    private static boolean deregister(EurekaServiceRegistry registry, EurekaRegistration registration) {
        try {
            registry.setStatus(registration, "DOWN");
            return true;
        } catch (TransportException unreachable) {
            return false;
        }
    }
}
