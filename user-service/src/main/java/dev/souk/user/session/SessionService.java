package dev.souk.user.session;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.user.network.Network;
import dev.souk.user.session.CredentialCheck.TooMany;
import dev.souk.user.session.CredentialCheck.Verified;
import dev.souk.user.session.CredentialCheck.Wrong;
import io.micrometer.core.instrument.MeterRegistry;
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

    /** Verifies the password. Throws a problem with status 503 if the password queue is full. */
    public CredentialCheck login(LoginRequest request, Network network) {
        CredentialCheck check = verifier.verify(request.email(), request.password(), network);
        String outcome = switch (check) {
            case Verified(var user) -> {
                audit.record(AuditEvent.ok(user.id(), "login", user.id()));
                yield "success";
            }
            case Wrong _ -> "wrong-credentials";
            case TooMany _ -> "throttled";
        };
        count(outcome);
        return check;
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
