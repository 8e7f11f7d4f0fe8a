package dev.souk.cart.valkey;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
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

    /** Connects. Lettuce does so again by itself, but for the first time callers wait one after the other. */
    Valkey(StringRedisTemplate template, LettuceConnectionFactory connections) {
        this.template = template;
        breaker.getEventPublisher().onStateTransition(event -> {
            log.info("Circuit breaker of Valkey: {}", event.getStateTransition());
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                connections.resetConnection(); // on one that is dead, TCP would try again for a quarter of an hour
            }
        });
        try {
            template.hasKey("souk:connected");
        } catch (DataAccessException notThere) {
            breaker.transitionToOpenState(); // so that a second later three of them do, and so on
        }
    }

    /** The script in that file beside this class; as text, since Spring would look for changes of a file each time. */
    public static <T> RedisScript<T> script(String file, Class<T> result) {
        try {
            var text = new ClassPathResource(file, Valkey.class).getContentAsString(StandardCharsets.UTF_8);
            return RedisScript.of(text, result);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The result of a script that is executed as a whole. */
    public <T> T run(RedisScript<T> script, List<String> keys, Object... arguments) {
        Object[] texts = Stream.of(arguments).map(Object::toString).toArray();
        return Objects.requireNonNull(this.<@Nullable T>call(commands -> commands.execute(script, keys, texts)));
    }

    /** The result of a command. */
    public <T extends @Nullable Object> T call(Function<StringRedisTemplate, T> command) {
        try {
            return breaker.executeSupplier(() -> command.apply(template));
        } catch (DataAccessException | CallNotPermittedException | IllegalStateException failure) {
            throw new ValkeyUnavailableException(failure);
        }
    }
}
