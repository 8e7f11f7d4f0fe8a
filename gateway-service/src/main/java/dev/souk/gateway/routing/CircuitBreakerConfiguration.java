package dev.souk.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.common.CompositeCustomizer;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers the circuit breaker settings of {@code application.yml}, from which Spring Cloud CircuitBreaker makes the
 * breakers that the routes name. Resilience4j 2.3, the version of Spring Cloud 2025.1, has no starter for Spring Boot 4
 * that would do it.
 */
@Configuration(proxyBeanMethods = false)
class CircuitBreakerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreakerConfiguration.class);

    @Bean
    CircuitBreakerRegistry circuitBreakerRegistry(CircuitBreakerProperties properties) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(configs(properties));
        registry.getEventPublisher().onEntryAdded(added -> logTransitions(added.getAddedEntry()));
        return registry;
    }

    /** Required by Spring Cloud, not used: the response time-out of the HTTP client also allows event streams. */
    @Bean
    TimeLimiterRegistry timeLimiterRegistry() {
        return TimeLimiterRegistry.ofDefaults();
    }

    private static Map<String, CircuitBreakerConfig> configs(CircuitBreakerProperties properties) {
        Map<String, CircuitBreakerConfig> configs = new HashMap<>();
        properties.getConfigs().keySet().forEach(name -> configs.put(name, config(name, properties)));
        properties.getInstances().keySet().forEach(name -> configs.put(name, config(name, properties)));
        return configs;
    }

    private static CircuitBreakerConfig config(String name, CircuitBreakerProperties properties) {
        var settings = properties
                .getInstances()
                .getOrDefault(name, properties.getConfigs().get(name));
        return properties.createCircuitBreakerConfig(name, settings, new CompositeCustomizer<>(List.of()));
    }

    private static void logTransitions(CircuitBreaker breaker) {
        breaker.getEventPublisher()
                .onStateTransition(event -> log.info(
                        "Circuit breaker {} changed state: {}",
                        event.getCircuitBreakerName(),
                        event.getStateTransition()));
    }
}
