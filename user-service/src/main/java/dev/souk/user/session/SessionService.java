package dev.souk.user.session;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.problem.Problems;
import dev.souk.user.account.Credentials;
import dev.souk.user.network.Network;
import dev.souk.user.session.CredentialCheck.TooMany;
import dev.souk.user.session.CredentialCheck.Verified;
import dev.souk.user.session.CredentialCheck.Wrong;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
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

    /**
     * The user with this e-mail and password; empty if one of them is wrong. Throws a problem with status 429 after too
     * many failures, and with 503 if the password queue is full.
     */
    public Optional<Credentials> login(LoginRequest request, Network network) {
        return switch (verifier.verify(request.email(), request.password(), network, "login")) {
            case Verified(var user) -> {
                audit.record(AuditEvent.ok(user.id(), "login", user.id()));
                count("success");
                yield Optional.of(user);
            }
            case Wrong _ -> {
                count("wrong-credentials");
                yield Optional.empty();
            }
            case TooMany(var retryAfter) -> {
                count("throttled");
                throw Problems.TOO_MANY_REQUESTS
                        .with("Too many logins have failed. Try again later.")
                        .retryAfter(retryAfter);
            }
        };
    }

    /** Records a login by a passkey that was verified. */
    public void passkeyVerified(UUID user) {
        audit.record(AuditEvent.ok(user, "login.passkey", user));
        count("success");
    }

    /** Counts a login by a passkey that was not. */
    public void passkeyRefused() {
        count("wrong-credentials");
    }

    private void count(String outcome) {
        meters.counter("souk.logins", "outcome", outcome).increment();
    }
}
