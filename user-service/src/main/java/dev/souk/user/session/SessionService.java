package dev.souk.user.session;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.user.account.Credentials;
import dev.souk.user.network.Network;
import dev.souk.user.session.CredentialCheck.TooMany;
import dev.souk.user.session.CredentialCheck.Verified;
import dev.souk.user.session.CredentialCheck.Wrong;
import dev.souk.user.session.LoginOutcome.LoggedIn;
import dev.souk.user.session.LoginOutcome.Throttled;
import dev.souk.user.session.LoginOutcome.WrongCredentials;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Service;

/** Logs users in. */
@Service
public class SessionService {

    private final CredentialVerifier verifier;
    private final Audit audit;
    private final MeterRegistry meters;

    SessionService(CredentialVerifier verifier, Audit audit, MeterRegistry meters) {
        this.verifier = verifier;
        this.audit = audit;
        this.meters = meters;
    }

    /** Verifies the password. Throws a problem with status 503 if the password queue is full. */
    public LoginOutcome login(LoginRequest request, Network network) {
        LoginOutcome outcome = switch (verifier.verify(request.email(), request.password(), network)) {
            case Verified(var user) -> open(user);
            case Wrong _ -> new WrongCredentials();
            case TooMany(var retryAfter) -> new Throttled(retryAfter);
        };
        count(outcome);
        return outcome;
    }

    private LoggedIn open(Credentials user) {
        audit.record(AuditEvent.ok(user.id(), "login", user.id()));
        return new LoggedIn(user);
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
