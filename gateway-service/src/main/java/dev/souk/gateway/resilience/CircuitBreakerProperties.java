package dev.souk.gateway.resilience;

import io.github.resilience4j.common.circuitbreaker.configuration.CommonCircuitBreakerConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Resilience4j's own properties, under their documented names: {@code configs.default} holds for every circuit breaker,
 * {@code instances.<name>} for one.
 */
@ConfigurationProperties("resilience4j.circuitbreaker")
class CircuitBreakerProperties extends CommonCircuitBreakerConfigurationProperties {}
