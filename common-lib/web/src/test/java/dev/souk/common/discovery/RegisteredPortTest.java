package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.cloud.client.discovery.composite.CompositeDiscoveryClientAutoConfiguration;
import org.springframework.cloud.client.serviceregistry.AutoServiceRegistrationAutoConfiguration;
import org.springframework.cloud.commons.util.UtilAutoConfiguration;
import org.springframework.cloud.netflix.eureka.EurekaClientAutoConfiguration;
import org.springframework.cloud.netflix.eureka.config.DiscoveryClientOptionalArgsConfiguration;
import org.springframework.cloud.netflix.eureka.EurekaDiscoveryClientConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestConstructor;

/** A service as it is started by hand: on a random port, without the variables that the launcher sets. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:souk-core.yml",
            "spring.application.name=sample-service",
            "eureka.client.service-url.defaultZone=http://localhost:1/eureka/"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RegisteredPortTest {

    private final InstanceInfo registered;

    @LocalServerPort
    private int port;

    RegisteredPortTest(ApplicationInfoManager registration) {
        registered = registration.getInfo();
    }

    @Test
    void theRandomPortOfTheWebServerIsRegistered() {
        assertThat(registered.getPort()).isEqualTo(port).isPositive();
        assertThat(registered.getStatus()).isEqualTo(InstanceInfo.InstanceStatus.UP);
    }

    @Test
    void theRegisteredUrlsHaveThePort() {
        assertThat(registered.getHomePageUrl()).contains(":" + port + "/");
        assertThat(registered.getStatusPageUrl()).contains(":" + port + "/");
        assertThat(registered.getHealthCheckUrl()).contains(":" + port + "/");
    }

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
    static class Sample {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
