package dev.souk.user.session;

import dev.souk.common.problem.ProblemException;
import dev.souk.user.account.AccountService;
import dev.souk.user.account.Credentials;
import dev.souk.user.password.PasswordService;
import dev.souk.user.session.LoginOutcome.LoggedIn;
import dev.souk.user.session.LoginOutcome.Throttled;
import dev.souk.user.session.LoginOutcome.WrongCredentials;
import dev.souk.user.token.TokenIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Logs users in. */
@Component
public class SessionService {

    private final LoginThrottle throttle;
    private final AccountService accounts;
    private final PasswordService passwords;
    private final TokenIssuer tokens;
    private final MeterRegistry meters;

    SessionService(
            LoginThrottle throttle,
            AccountService accounts,
            PasswordService passwords,
            TokenIssuer tokens,
            MeterRegistry meters) {
        this.throttle = throttle;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.meters = meters;
    }

    /** Checks the password and issues a token. 503 where too many passwords are being checked. */
    public LoginOutcome login(Login login) {
        Optional<Duration> wait = throttle.begin(login);
        LoginOutcome outcome = wait.isPresent() ? new Throttled(wait.get()) : check(login);
        count(outcome);
        return outcome;
    }

    private LoginOutcome check(Login login) {
        Optional<Credentials> account = accounts.credentials(login.email());
        if (!matches(login, account.map(Credentials::passwordHash))) {
            return new WrongCredentials();
        }
        throttle.succeeded(login);
        Credentials user = account.orElseThrow();
        return new LoggedIn(tokens.issue(user.id(), user.role()));
    }

    private boolean matches(Login login, Optional<String> hash) {
        try {
            return passwords.matches(login.password(), hash);
        } catch (ProblemException saturated) {
            throttle.abandoned(login);
            throw saturated;
        }
    }

    private void count(LoginOutcome outcome) {
        String name = switch (outcome) {
            case LoggedIn in -> "success";
            case WrongCredentials wrong -> "wrong-credentials";
            case Throttled throttled -> "throttled";
        };
        meters.counter("souk.logins", "outcome", name).increment();
    }
}
