package dev.souk.user.session;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.Credentials;
import dev.souk.user.network.KnownNetworkRepository;
import dev.souk.user.network.Network;
import dev.souk.user.password.PasswordCheck;
import dev.souk.user.password.PasswordService;
import dev.souk.user.session.CredentialCheck.TooMany;
import dev.souk.user.session.CredentialCheck.Verified;
import dev.souk.user.session.CredentialCheck.Wrong;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Verifies e-mail and password for a login or a change of the password, both within the same limits. */
@Component
record CredentialVerifier(
        LoginThrottle throttle,
        KnownNetworkRepository networks,
        AccountRepository accounts,
        PasswordService passwords,
        Audit audit) {

    /** Verifies within the limits, for an action. Throws a problem with status 503 if the password queue is full. */
    CredentialCheck verify(String email, String password, Network network, String action) {
        var login = new Login(email, password, network, networks.isKnown(email, network));
        return throttle.begin(login).<CredentialCheck>map(TooMany::new).orElseGet(() -> verify(login, action));
    }

    private CredentialCheck verify(Login login, String action) {
        Optional<Credentials> credentials = orAbandon(login, () -> accounts.credentials(login.email()));
        Optional<String> stored = credentials.map(Credentials::passwordHash);
        PasswordCheck check = orAbandon(login, () -> passwords.verify(login.password(), stored));
        if (!check.matches()) {
            credentials.ifPresent(user -> audit.tally(AuditEvent.failed(null, action, user.id())));
            return new Wrong();
        }
        throttle.succeeded(login);
        Credentials user = credentials.orElseThrow();
        networks.remember(user.id(), user.passwordHash(), login.email(), login.network());
        check.upgradedHash().ifPresent(hash -> accounts.changePassword(user, hash));
        return new Verified(user);
    }

    /** A password that could not be verified does not count as a wrong one. */
    private <T> T orAbandon(Login login, Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException notVerified) {
            try {
                throttle.abandoned(login);
            } catch (DataAccessException stillCounted) {
                notVerified.addSuppressed(stillCounted);
            }
            throw notVerified;
        }
    }
}
