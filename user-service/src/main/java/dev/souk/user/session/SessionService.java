package dev.souk.user.session;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.problem.ProblemException;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.Credentials;
import dev.souk.user.network.KnownNetworkRepository;
import dev.souk.user.network.Network;
import dev.souk.user.password.PasswordCheck;
import dev.souk.user.password.PasswordService;
import dev.souk.user.session.LoginOutcome.LoggedIn;
import dev.souk.user.session.LoginOutcome.Throttled;
import dev.souk.user.session.LoginOutcome.WrongCredentials;
import dev.souk.user.token.TokenIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Logs users in. */
@Service
class SessionService {

    private final LoginThrottle throttle;
    private final KnownNetworkRepository networks;
    private final AccountRepository accounts;
    private final PasswordService passwords;
    private final TokenIssuer tokens;
    private final Audit audit;
    private final MeterRegistry meters;

    SessionService(
            LoginThrottle throttle,
            KnownNetworkRepository networks,
            AccountRepository accounts,
            PasswordService passwords,
            TokenIssuer tokens,
            Audit audit,
            MeterRegistry meters) {
        this.throttle = throttle;
        this.networks = networks;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
        this.meters = meters;
    }

    /** Verifies the password and issues a token. Throws a problem with status 503 if the password queue is full. */
    LoginOutcome login(LoginRequest request, Network network) {
        boolean isKnown = networks.isKnown(request.email(), network);
        var login = new Login(request.email(), request.password(), network, isKnown);
        Optional<Duration> wait = throttle.begin(login);
        LoginOutcome outcome = wait.isPresent() ? new Throttled(wait.get()) : authenticate(login);
        count(outcome);
        return outcome;
    }

    private LoginOutcome authenticate(Login login) {
        Optional<Credentials> credentials = accounts.credentials(login.email());
        PasswordCheck check = verify(login, credentials.map(Credentials::passwordHash));
        if (!check.matches()) {
            credentials.ifPresent(user -> audit.tally(AuditEvent.failed(user.id(), "login", user.id())));
            return new WrongCredentials();
        }
        throttle.succeeded(login);
        Credentials user = credentials.orElseThrow();
        networks.remember(user.id(), login.email(), login.network());
        check.upgradedHash().ifPresent(hash -> accounts.upgradePasswordHash(user.id(), user.passwordHash(), hash));
        audit.record(AuditEvent.ok(user.id(), "login", user.id()));
        return new LoggedIn(tokens.issue(user));
    }

    private PasswordCheck verify(Login login, Optional<String> hash) {
        try {
            return passwords.verify(login.password(), hash);
        } catch (ProblemException saturated) {
            throttle.abandoned(login);
            throw saturated;
        }
    }

    private void count(LoginOutcome outcome) {
        String name = switch (outcome) {
            case LoggedIn _ -> "success";
            case WrongCredentials _ -> "wrong-credentials";
            case Throttled _ -> "throttled";
        };
        meters.counter("souk.logins", "outcome", name).increment();
    }
}
