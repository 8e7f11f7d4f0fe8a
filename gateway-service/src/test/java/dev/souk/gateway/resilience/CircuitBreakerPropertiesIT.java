package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractOtherPoliciesIT;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

class CircuitBreakerPropertiesIT extends AbstractOtherPoliciesIT {

    @Test
    void aPropertyChangesEveryCircuitBreaker() {
        callAsUser("GET", "/cart");

        var config = breaker("cart-service").getCircuitBreakerConfig();
        assertThat(config.getSlidingWindowSize()).isEqualTo(7);
        assertThat(config.getFailureRateThreshold()).isEqualTo(50);
        assertThat(config.getMaxWaitDurationInHalfOpenState()).isEqualTo(Duration.ofSeconds(6));
    }

    /** Otherwise that of a service that few call, or nobody at night, would stay open when all is well again. */
    @Test
    void aCircuitBreakerClosesWithoutCalls() {
        callAsUser("GET", "/cart");

        var config = breaker("cart-service").getCircuitBreakerConfig();
        assertThat(config.isAutomaticTransitionFromOpenToHalfOpenEnabled()).isTrue();
        assertThat(config.getTransitionToStateAfterWaitDuration()).isEqualTo(State.CLOSED);
    }

    @Test
    void aPropertyChangesOneCircuitBreaker() {
        callAsUser("GET", "/orders");

        var config = breaker("order-service").getCircuitBreakerConfig();
        assertThat(config.getFailureRateThreshold()).isEqualTo(80);
        assertThat(config.getSlidingWindowSize()).isEqualTo(7);
    }

    @Test
    void onlyMissingResponsesAreRecorded() {
        callAsUser("GET", "/cart");

        var recorded = breaker("cart-service").getCircuitBreakerConfig().getRecordExceptionPredicate();
        assertThat(recorded)
                .accepts(
                        new ConnectException("refused"),
                        new IOException("lost"),
                        AbortedException.beforeSend(),
                        ReadTimeoutException.INSTANCE)
                .rejects(
                        new ResponseStatusException(HttpStatus.BAD_REQUEST),
                        new NotFoundException("no instance"),
                        new IllegalStateException());
        assertThat(breaker("cart-service").getCircuitBreakerConfig().getIgnoreExceptionPredicate())
                .accepts(new NotFoundException("no instance"))
                .rejects(new IOException("lost"), new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
