package dev.souk.user.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rule of {@link LoginAttemptRepository} without a database. */
final class InMemoryLoginAttempts implements LoginAttempts {

    private final Map<ThrottleKey, Instant> paidUntil = new HashMap<>();
    private final Clock clock;

    InMemoryLoginAttempts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Duration> charge(ThrottleKey subject, LoginLimit limit) {
        Instant now = clock.instant();
        Instant paid = paidUntil.getOrDefault(subject, now);
        Duration tooMuch = Duration.between(now.plus(limit.allowance()), paid);
        if (tooMuch.isPositive()) {
            return Optional.of(tooMuch);
        }
        paidUntil.put(subject, (paid.isBefore(now) ? now : paid).plus(limit.regain()));
        return Optional.empty();
    }

    @Override
    public void giveBack(ThrottleKey subject, LoginLimit limit) {
        paidUntil.computeIfPresent(subject, (key, paid) -> paid.minus(limit.regain()));
    }

    @Override
    public void forget(ThrottleKey subject) {
        paidUntil.remove(subject);
    }
}
