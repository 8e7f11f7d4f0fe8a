package dev.souk.user.session;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Limits failed logins by e-mail and by client. An attempt is counted before the password is verified, so that
 * concurrent attempts cannot exceed the limit, and released where it did not fail.
 */
@Component
class LoginThrottle {

    private final LoginAttempts attempts;
    private final LoginLimit perEmail;
    private final LoginLimit perClient;

    LoginThrottle(LoginAttempts attempts, LoginProperties properties) {
        this.attempts = attempts;
        this.perEmail = properties.email().toLimit();
        this.perClient = properties.client().toLimit();
    }

    /** Counts the attempt, or returns the time to wait. A throttled attempt is not counted. */
    Optional<Duration> begin(Login login) {
        Optional<Duration> wait = attempts.tryAcquire(login.clientKey(), perClient);
        if (wait.isPresent()) {
            return wait;
        }
        wait = attempts.tryAcquire(login.emailKey(), perEmail);
        if (wait.isPresent()) {
            attempts.release(login.clientKey(), perClient);
        }
        return wait;
    }

    /** The password was right: earlier failures with this e-mail were typing errors. */
    void succeeded(Login login) {
        attempts.reset(login.emailKey());
        attempts.release(login.clientKey(), perClient);
    }

    /** The password was not verified. */
    void abandoned(Login login) {
        attempts.release(login.emailKey(), perEmail);
        attempts.release(login.clientKey(), perClient);
    }
}
