package dev.souk.user.session;

import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The algorithm of {@link LoginAttemptRepository} without a database, at a time that the test advances. */
final class InMemoryLoginAttempts extends LoginAttemptRepository {

    private final Map<ThrottleKey, Instant> refilledAt = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    InMemoryLoginAttempts() {
        super(mock(JdbcClient.class));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    Optional<Duration> tryAcquire(Map<ThrottleKey, LoginLimit> limits) {
        Optional<Duration> longest = limits.entrySet().stream()
                .map(limit -> Duration.between(
                        now.plus(limit.getValue().tolerance()), refilledAt.getOrDefault(limit.getKey(), now)))
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder());
        if (longest.isEmpty()) {
            limits.forEach((key, limit) -> take(key, limit.refillInterval()));
        }
        return longest;
    }

    private void take(ThrottleKey key, Duration refill) {
        Instant refilled = refilledAt.getOrDefault(key, now);
        refilledAt.put(key, (refilled.isBefore(now) ? now : refilled).plus(refill));
    }

    @Override
    void release(Map<ThrottleKey, Duration> times) {
        times.forEach((key, time) -> refilledAt.computeIfPresent(key, (_, refilled) -> refilled.minus(time)));
    }
}
