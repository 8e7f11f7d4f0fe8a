package dev.souk.gateway.resilience;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.common.CompositeCustomizer;
import io.github.resilience4j.common.CustomizerWithName;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers the settings {@code resilience4j.*} of {@code application.yml}, each under the name of its instance, where
 * Spring Cloud CircuitBreaker and the filters of the routes look for them. Resilience4j 2.3, the version of Spring
 * Cloud 2025.1, has no starter for Spring Boot 4 that would do it.
 */
@Configuration(proxyBeanMethods = false)
class ResilienceConfiguration {

    @Bean
    CircuitBreakerRegistry circuitBreakerRegistry(CircuitBreakerProperties properties) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(configs(
                properties.getConfigs(),
                properties.getInstances(),
                (name, settings) -> properties.createCircuitBreakerConfig(name, settings, none())));
        registry.getEventPublisher().onEntryAdded(added -> EventLog.of(added.getAddedEntry()));
        return registry;
    }

    @Bean
    BulkheadRegistry bulkheadRegistry(BulkheadProperties properties) {
        BulkheadRegistry registry = BulkheadRegistry.of(configs(
                properties.getConfigs(),
                properties.getInstances(),
                (name, settings) -> properties.createBulkheadConfig(settings, none(), name)));
        registry.getEventPublisher().onEntryAdded(added -> EventLog.of(added.getAddedEntry()));
        return registry;
    }

    @Bean
    RetryRegistry retryRegistry(RetryProperties properties) {
        RetryRegistry registry = RetryRegistry.of(configs(
                properties.getConfigs(),
                properties.getInstances(),
                (name, settings) -> properties.createRetryConfig(settings, none(), name)));
        registry.getEventPublisher().onEntryAdded(added -> EventLog.of(added.getAddedEntry()));
        return registry;
    }

    /** Required by Spring Cloud, not used: the response time-out of the HTTP client also allows event streams. */
    @Bean
    TimeLimiterRegistry timeLimiterRegistry() {
        return TimeLimiterRegistry.ofDefaults();
    }

    /** Spring Cloud has the metrics of the others. */
    @Bean
    MeterBinder retryMetrics(RetryRegistry registry) {
        return TaggedRetryMetrics.ofRetryRegistry(registry);
    }

    private static <S, C> Map<String, C> configs(
            Map<String, S> shared, Map<String, S> instances, BiFunction<String, S, C> create) {
        Map<String, C> configs = new HashMap<>();
        shared.forEach((name, settings) -> configs.put(name, create.apply(name, settings)));
        instances.forEach((name, settings) -> configs.put(name, create.apply(name, settings)));
        return configs;
    }

    private static <T extends CustomizerWithName> CompositeCustomizer<T> none() {
        return new CompositeCustomizer<>(List.of());
    }
}
