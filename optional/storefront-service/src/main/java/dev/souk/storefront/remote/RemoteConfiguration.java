package dev.souk.storefront.remote;

import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.common.retry.RetryBudgets;
import dev.souk.common.webflux.ServiceTls;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.ClientCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.security.oauth2.server.resource.web.reactive.function.client.ServerBearerExchangeFilterFunction;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives all declarative HTTP clients the caller's token, a deadline, load balancing, retries and limits. The clients
 * are in the packages of what they read; {@code spring.http.serviceclient} has the addresses.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = "user-service",
        basePackages = "dev.souk.storefront.account",
        clientType = ClientType.WEB_CLIENT)
@ImportHttpServices(
        group = "cart-service",
        basePackages = "dev.souk.storefront.cart",
        clientType = ClientType.WEB_CLIENT)
@ImportHttpServices(
        group = "order-service",
        basePackages = "dev.souk.storefront.order",
        clientType = ClientType.WEB_CLIENT)
class RemoteConfiguration {

    private static final Logger log = LoggerFactory.getLogger(RemoteConfiguration.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 200;
    private static final int MAX_RESPONSE_BYTES = 512 * 1024; // twenty orders of fifty lines with the longest names
    /** Of one service: more than its bulkhead and the streams together, so that no call waits for a connection. */
    private static final int MAX_CONNECTIONS = 300;

    private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(15); // a service closes after 60 s

    @Bean(destroyMethod = "dispose")
    ConnectionProvider serviceConnections() {
        return ConnectionProvider.builder("services")
                .maxConnections(MAX_CONNECTIONS)
                .pendingAcquireTimeout(Duration.ofMillis(CONNECT_TIMEOUT_MILLIS))
                .maxIdleTime(MAX_IDLE_TIME)
                .evictInBackground(MAX_IDLE_TIME)
                .disposeInactivePoolsInBackground(MAX_IDLE_TIME, MAX_IDLE_TIME) // each instance has a port of its own
                .build();
    }

    @Bean
    WebClientHttpServiceGroupConfigurer resilientGroups(
            ConnectionProvider connections,
            ObjectProvider<ServiceTls> serviceTls,
            BalancedServices services,
            BulkheadRegistry bulkheads,
            CircuitBreakerRegistry circuitBreakers,
            RetryRegistry retries,
            RetryBudgets budgets,
            TimeLimiterRegistry timeLimits) {
        var balanced = new BalancedExchange(services, retries, budgets);
        circuitBreakers.getAllCircuitBreakers().forEach(RemoteConfiguration::logChanges);
        return groups -> groups.forEachGroup((group, client, factory) -> {
            String service = group.name();
            client.clientConnector(connector(service, connections, serviceTls.getIfAvailable()))
                    .codecs(RemoteConfiguration::readJsonOfServices)
                    .filter(new ServerBearerExchangeFilterFunction())
                    .filter(new Deadlines.Header(timeLimits
                            .timeLimiter(service)
                            .getTimeLimiterConfig()
                            .getTimeoutDuration()))
                    .filter(balanced);
            factory.exchangeAdapterDecorator(
                    adapter -> new ResilientCalls(adapter, service, bulkheads, circuitBreakers, timeLimits));
        });
    }

    /** Of its state; the calls that it rejects are not logged one by one. */
    private static void logChanges(CircuitBreaker breaker) {
        breaker.getEventPublisher()
                .onStateTransition(change -> log.warn(
                        "Circuit breaker {} changed state: {}", breaker.getName(), change.getStateTransition()));
    }

    private static ReactorClientHttpConnector connector(
            String service, ConnectionProvider connections, @Nullable ServiceTls tls) {
        HttpClient client =
                HttpClient.create(connections).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
        return new ReactorClientHttpConnector(tls == null ? client : tls.secure(client, service));
    }

    /** Snake case, unlike the JSON of GraphQL; and fields that are not known here are ignored. */
    private static void readJsonOfServices(ClientCodecConfigurer codecs) {
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        codecs.defaultCodecs().maxInMemorySize(MAX_RESPONSE_BYTES);
        codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(mapper));
        codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(mapper));
    }
}
