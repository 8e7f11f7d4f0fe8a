package dev.souk.discovery;

import dev.souk.common.discovery.DiscoveryProperties;
import dev.souk.common.discovery.GracefulDeregistration;
import dev.souk.common.discovery.RegisteredInstances;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.curator.framework.CuratorFramework;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.consul.ConsulAutoConfiguration;
import org.springframework.cloud.consul.ConsulClient;
import org.springframework.cloud.consul.ConsulProperties;
import org.springframework.cloud.consul.serviceregistry.ConsulAutoRegistration;
import org.springframework.cloud.consul.serviceregistry.ConsulServiceRegistry;
import org.springframework.cloud.zookeeper.serviceregistry.ZookeeperRegistration;
import org.springframework.cloud.zookeeper.serviceregistry.ZookeeperServiceRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;

/** Another registry in place of Eureka. Each has its libraries on the class path only where it is the one. */
@AutoConfiguration(
        beforeName = {
            "dev.souk.common.discovery.DiscoveryAutoConfiguration",
            "org.springframework.cloud.consul.ConsulAutoConfiguration"
        })
@ConditionalOnExpression("{'zookeeper', 'consul', 'dns'}.contains('${souk.discovery.registry:eureka}')")
class DiscoveryClientsAutoConfiguration {

    private static final String REGISTRY = "souk.discovery.registry";

    @Bean
    PolledInstances polledInstances(
            DiscoveryClient registry,
            Environment environment,
            ApplicationEventPublisher events,
            DiscoveryProperties properties) {
        return new PolledInstances(
                RegisteredInstances.of(registry, environment), events, properties.requiredServices());
    }

    /** By DNS an instance has no registration that it could end, and callers may still have its record. */
    @Bean
    GracefulDeregistration gracefulDeregistration(
            Optional<BackgroundRegistration> own, DiscoveryProperties properties) {
        return new GracefulDeregistration(
                () -> own.map(BackgroundRegistration::deregister).orElse(true), properties.deregistrationDelay());
    }

    /** Up while the registry lists this instance: who replaces another one waits for it. */
    @Bean
    HealthIndicator ownInstanceHealthIndicator(DiscoveryClient registry, Environment environment) {
        return () -> {
            int port = BackgroundRegistration.ownPort(environment);
            String name = environment.getRequiredProperty("spring.application.name");
            try {
                boolean listed = registry.getInstances(name).stream().anyMatch(instance -> instance.getPort() == port);
                return (listed ? Health.up() : Health.outOfService()).build();
            } catch (Exception unreachable) { // checked ones, too, which no client declares
                return Health.outOfService().build();
            }
        };
    }

    /** After a session has expired, Curator registers again with the next one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = REGISTRY, havingValue = "zookeeper")
    static class Zookeeper {

        /** Its deregistration would wait for a server that is down. */
        @Bean
        BackgroundRegistration backgroundRegistration(
                ZookeeperServiceRegistry registry, ZookeeperRegistration registration, CuratorFramework zookeeper) {
            return new BackgroundRegistration(
                    registry, registration, registration::setPort, zookeeper.getZookeeperClient()::isConnected);
        }
    }

    /** An agent that has forgotten this instance is told again by Spring Cloud's heartbeat. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = REGISTRY, havingValue = "consul")
    static class Consul {

        private static final Duration TIMEOUT = Duration.ofSeconds(5); // its longest requests wait for two

        /**
         * That of Spring Cloud would wait for a response without a limit, for an agent that is suspended or cut off,
         * and take an error for success: an instance would not register again with an agent that has forgotten it.
         */
        @Bean
        ConsulClient consulClient(ConsulProperties consul) {
            var settings = ConsulAutoConfiguration.createConsulClientSettings(
                    ConsulAutoConfiguration.createConsulClientBaseUrl(consul), consul.getTls());
            var limited = Objects.requireNonNullElseGet(settings.httpClientSettings(), HttpClientSettings::defaults)
                    .withTimeouts(TIMEOUT, TIMEOUT);
            RestClient agent = RestClient.builder()
                    .baseUrl(settings.baseUrl())
                    .requestFactory(ClientHttpRequestFactoryBuilder.detect().build(limited))
                    .build();
            return ConsulAutoConfiguration.createNewConsulClient(RestClientAdapter.create(agent));
        }

        @Bean
        BackgroundRegistration backgroundRegistration(
                ConsulServiceRegistry registry, ConsulAutoRegistration registration) {
            return new BackgroundRegistration(registry, registration, registration::initializePort, () -> true);
        }
    }

    /** An instance does not register: who starts it writes its record, and removes it before it ends. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = REGISTRY, havingValue = "dns")
    @EnableConfigurationProperties(DnsProperties.class)
    @Import(DnsDiscoveryClient.class)
    static class Dns {}
}
