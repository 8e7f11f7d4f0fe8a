package dev.souk.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One breaker for each service. It opens when half of the last calls got no answer, and lets callers in again after a
 * second, so that a service that is back is seen to be back. An answer is never a failure, whatever its status.
 */
@Configuration(proxyBeanMethods = false)
class CircuitBreakerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreakerConfiguration.class);

    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
            .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(1))
            .permittedNumberOfCallsInHalfOpenState(3)
            // Without a limit, trial calls whose callers went away would keep everybody else out.
            .maxWaitDurationInHalfOpenState(Duration.ofSeconds(6))
            .recordException(CallFailureClassifier::isServiceFailure)
            .build();

    @Bean
    CircuitBreakerRegistry circuitBreakers() {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CONFIG);
        registry.getEventPublisher().onEntryAdded(added -> logTransitions(added.getAddedEntry()));
        return registry;
    }

    /**
     * Asked for by Spring Cloud; none is used, the time limit is the HTTP client's response timeout, which lets
     * streams flow.
     */
    @Bean
    TimeLimiterRegistry timeLimiters() {
        return TimeLimiterRegistry.ofDefaults();
    }

    private static void logTransitions(CircuitBreaker breaker) {
        breaker.getEventPublisher()
                .onStateTransition(event ->
                        log.info("Breaker of {}: {}", event.getCircuitBreakerName(), event.getStateTransition()));
    }
}
