package dev.souk.cart.valkey;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Commands to the server, each with a time limit, behind a circuit breaker: while it is slow or gone, nobody waits for
 * it. What it refuses because it is full is no reason to stop reading.
 */
@Component
public final class Valkey {

    private static final Logger log = LoggerFactory.getLogger(Valkey.class);

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .waitDurationInOpenState(Duration.ofSeconds(1))
            .permittedNumberOfCallsInHalfOpenState(3)
            .recordExceptions(DataAccessResourceFailureException.class, QueryTimeoutException.class)
            .build();

    private final StringRedisTemplate template;
    private final CircuitBreaker breaker = CircuitBreaker.of("valkey", BREAKER);
    private volatile boolean connected;

    Valkey(StringRedisTemplate template) {
        this.template = template;
        breaker.getEventPublisher()
                .onStateTransition(event -> log.info("Circuit breaker of Valkey: {}", event.getStateTransition()));
    }

    /**
     * Connects for the first time, in the background: callers would do so one after the other. Later Lettuce connects
     * again by itself.
     */
    @Scheduled(fixedDelay = 500)
    void connect() {
        if (!connected) {
            try {
                template.hasKey("souk:connected");
                connected = true;
            } catch (DataAccessException notYet) {
                log.debug("Valkey is not there yet", notYet);
            }
        }
    }

    /** The result of a script that is executed as a whole. Its keys are arguments, so it is not for a cluster. */
    public <T> T run(RedisScript<T> script, Object... arguments) {
        return Objects.requireNonNull(
                this.<@Nullable T>call(commands -> commands.execute(script, List.of(), arguments)));
    }

    /** The value of the key, if there is one. */
    public @Nullable String get(String key) {
        return this.<@Nullable String>call(commands -> commands.opsForValue().get(key));
    }

    private <T extends @Nullable Object> T call(Function<StringRedisTemplate, T> command) {
        if (!connected) {
            throw new ValkeyUnavailableException("Valkey is not connected yet");
        }
        try {
            return breaker.executeSupplier(() -> command.apply(template));
        } catch (DataAccessException | CallNotPermittedException | IllegalStateException failure) {
            throw new ValkeyUnavailableException(failure);
        }
    }
}
