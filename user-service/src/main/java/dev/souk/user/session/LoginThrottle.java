package dev.souk.user.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
class LoginThrottle {

    private final LoginAttempts attempts;
    private final LoginProperties limits;

    LoginThrottle(LoginAttempts attempts, LoginProperties limits) {
        this.attempts = attempts;
        this.limits = limits;
    }

    private record Charge(ThrottleKey key, LoginLimit limit) {}

    /** Counts the attempt, or returns the time to wait. A throttled attempt is not counted. */
    Optional<Duration> begin(Login login) {
        List<Charge> taken = new ArrayList<>();
        for (Charge charge : all(login)) {
            Optional<Duration> wait = attempts.tryAcquire(charge.key(), charge.limit());
            if (wait.isPresent()) {
                taken.forEach(this::release);
                return wait;
            }
            taken.add(charge);
        }
        return Optional.empty();
    }

    /** The password was right: earlier failures from this network were typing errors. The hash remains counted. */
    void succeeded(Login login) {
        forFailures(login).forEach(this::release);
        attempts.reset(failures(login).key());
    }

    /** The password was not verified. */
    void abandoned(Login login) {
        all(login).forEach(this::release);
    }

    private List<Charge> all(Login login) {
        List<Charge> charges = new ArrayList<>(forFailures(login));
        charges.add(new Charge(
                ThrottleKey.attempts(login.email(), login.network()),
                limits.attempts().toLimit()));
        return charges;
    }

    private List<Charge> forFailures(Login login) {
        List<Charge> charges = new ArrayList<>();
        charges.add(new Charge(
                ThrottleKey.network(login.network()), limits.network().toLimit()));
        charges.add(failures(login));
        if (!login.isNetworkKnown()) {
            charges.add(new Charge(
                    ThrottleKey.unknownNetworks(login.email()),
                    limits.unknownNetworks().toLimit()));
        }
        return charges;
    }

    private Charge failures(Login login) {
        return new Charge(
                ThrottleKey.failures(login.email(), login.network()),
                limits.failures().toLimit());
    }

    private void release(Charge charge) {
        attempts.release(charge.key(), charge.limit());
    }
}
