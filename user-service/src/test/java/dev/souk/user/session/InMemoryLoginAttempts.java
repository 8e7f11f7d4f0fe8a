package dev.souk.user.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The algorithm of {@link LoginAttemptRepository} without a database, at a time that the test advances. */
final class InMemoryLoginAttempts implements LoginAttempts {

    private final Map<ThrottleKey, Instant> refilledAt = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Optional<Duration> tryAcquire(ThrottleKey key, LoginLimit limit) {
        Instant refilled = refilledAt.getOrDefault(key, now);
        Duration wait = Duration.between(now.plus(limit.burst()), refilled);
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        refilledAt.put(key, (refilled.isBefore(now) ? now : refilled).plus(limit.refillInterval()));
        return Optional.empty();
    }

    @Override
    public void release(ThrottleKey key, LoginLimit limit) {
        refilledAt.computeIfPresent(key, (_, refilled) -> refilled.minus(limit.refillInterval()));
    }

    @Override
    public void reset(ThrottleKey key) {
        refilledAt.remove(key);
    }
}
