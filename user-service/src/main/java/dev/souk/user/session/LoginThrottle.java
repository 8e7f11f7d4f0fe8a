package dev.souk.user.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Limits login attempts so that passwords cannot be guessed, and so that whoever guesses does not lock the owner out:
 * failures count for their network, and those of networks that the owner has not used count together. A known network
 * is exempt from the latter (after OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 *
 * <p>An attempt is counted before the password is verified, so that concurrent attempts cannot exceed a limit, and
 * released where it did not fail.
 */
@Component
record LoginThrottle(LoginAttemptRepository attempts, LoginProperties limits) {

    /** Counts the attempt, or returns the time to wait. A throttled attempt is not counted. */
    Optional<Duration> begin(Login login) {
        return attempts.tryAcquire(all(login));
    }

    /** The password was right: earlier failures from this network were typing errors. The hash remains counted. */
    void succeeded(Login login) {
        Map<ThrottleKey, Duration> released = intervals(forFailures(login));
        released.put(
                ThrottleKey.failures(login.email(), login.network()),
                limits.failures().fullRefill());
        attempts.release(released);
    }

    /** The password was not verified. */
    void abandoned(Login login) {
        attempts.release(intervals(all(login)));
    }

    private Map<ThrottleKey, LoginLimit> all(Login login) {
        Map<ThrottleKey, LoginLimit> all = forFailures(login);
        all.put(ThrottleKey.attempts(login.email(), login.network()), limits.attempts());
        return all;
    }

    private Map<ThrottleKey, LoginLimit> forFailures(Login login) {
        Map<ThrottleKey, LoginLimit> all = new HashMap<>();
        all.put(ThrottleKey.network(login.network()), limits.network());
        all.put(ThrottleKey.failures(login.email(), login.network()), limits.failures());
        if (!login.isNetworkKnown()) {
            all.put(ThrottleKey.unknownNetworks(login.email()), limits.unknownNetworks());
        }
        return all;
    }

    private static Map<ThrottleKey, Duration> intervals(Map<ThrottleKey, LoginLimit> limits) {
        Map<ThrottleKey, Duration> intervals = new HashMap<>();
        limits.forEach((key, limit) -> intervals.put(key, limit.refillInterval()));
        return intervals;
    }
}
