package dev.souk.registry.registration;

import com.netflix.eureka.registry.PeerAwareInstanceRegistry;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the rules to Eureka's Jersey application, which Spring Cloud configures without a customizer. */
@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {

    @Bean
    static BeanPostProcessor registrationRules(ObjectProvider<PeerAwareInstanceRegistry> registry) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof ResourceConfig eureka) {
                    eureka.register(new JsonRequestFilter());
                    eureka.register(new RegistrationValidator(registry));
                }
                return bean;
            }
        };
    }
}
