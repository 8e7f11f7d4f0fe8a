package dev.souk.discovery;

import dev.souk.common.discovery.DiscoveryProperties;
import dev.souk.common.discovery.GracefulDeregistration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** DNS in place of Eureka. An instance does not register: who starts it writes the records. */
@AutoConfiguration(beforeName = "dev.souk.common.discovery.DiscoveryAutoConfiguration")
@ConditionalOnProperty(name = "souk.discovery.registry", havingValue = "dns")
@EnableConfigurationProperties(DnsProperties.class)
@Import(RegistryClientConfiguration.class)
class DnsAutoConfiguration {

    @Bean
    DnsDiscoveryClient dnsDiscoveryClient(DnsProperties properties) {
        return new DnsDiscoveryClient(properties);
    }

    /** Who stops it has removed its record before; callers may still have it. */
    @Bean
    GracefulDeregistration gracefulDeregistration(DiscoveryProperties properties) {
        return new GracefulDeregistration(() -> true, properties.deregistrationDelay());
    }
}
