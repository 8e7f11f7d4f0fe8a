package dev.souk.user.session;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts attempts before they are made, so that a hundred at the same time are not all let through; what turns out to
 * be no failure is given back.
 */
@Component
class LoginThrottle {

    private final LoginAttempts attempts;
    private final LoginLimit perEmail;
    private final LoginLimit perClient;

    LoginThrottle(LoginAttempts attempts, LoginProperties settings) {
        this.attempts = attempts;
        this.perEmail =
                new LoginLimit(settings.email().failures(), settings.email().regain());
        this.perClient =
                new LoginLimit(settings.client().failures(), settings.client().regain());
    }

    /** Lets the attempt begin, or says how long to wait. A refused attempt costs nothing. */
    Optional<Duration> begin(Login login) {
        Optional<Duration> wait = attempts.charge(login.clientSubject(), perClient);
        if (wait.isPresent()) {
            return wait;
        }
        wait = attempts.charge(login.emailSubject(), perEmail);
        if (wait.isPresent()) {
            attempts.giveBack(login.clientSubject(), perClient);
        }
        return wait;
    }

    /** The password was right: whoever knows it may have mistyped it before. */
    void succeeded(Login login) {
        attempts.forget(login.emailSubject());
        attempts.giveBack(login.clientSubject(), perClient);
    }

    /** The attempt was not made at all. */
    void abandoned(Login login) {
        attempts.giveBack(login.emailSubject(), perEmail);
        attempts.giveBack(login.clientSubject(), perClient);
    }
}
