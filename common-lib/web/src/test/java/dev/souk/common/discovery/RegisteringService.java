package dev.souk.common.discovery;

import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.cloud.client.discovery.composite.CompositeDiscoveryClientAutoConfiguration;
import org.springframework.cloud.client.serviceregistry.AutoServiceRegistrationAutoConfiguration;
import org.springframework.cloud.commons.util.UtilAutoConfiguration;
import org.springframework.cloud.netflix.eureka.EurekaClientAutoConfiguration;
import org.springframework.cloud.netflix.eureka.EurekaDiscoveryClientConfiguration;
import org.springframework.cloud.netflix.eureka.config.DiscoveryClientOptionalArgsConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A web server that registers with a registry which does not answer. */
@Configuration
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    UtilAutoConfiguration.class,
    AutoServiceRegistrationAutoConfiguration.class,
    DiscoveryClientOptionalArgsConfiguration.class,
    EurekaClientAutoConfiguration.class,
    EurekaDiscoveryClientConfiguration.class,
    CompositeDiscoveryClientAutoConfiguration.class,
    DiscoveryAutoConfiguration.class
})
class RegisteringService {

    static final String CONFIGURATION = "spring.config.import=classpath:souk-core.yml";
    static final String NAME = "spring.application.name=sample-service";
    static final String REGISTRY = "eureka.client.service-url.defaultZone=http://localhost:1/eureka/";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
