package dev.souk.user.session;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.user.account.Account;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.Credentials;
import dev.souk.user.account.TokenRevocationService;
import dev.souk.user.network.KnownNetworkRepository;
import dev.souk.user.network.Network;
import dev.souk.user.password.PasswordPolicy;
import dev.souk.user.password.PasswordService;
import dev.souk.user.session.CredentialCheck.TooMany;
import dev.souk.user.session.CredentialCheck.Verified;
import dev.souk.user.session.CredentialCheck.Wrong;
import dev.souk.user.session.PasswordController.PasswordChange;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Changes passwords. */
@Service
class PasswordChangeService {

    private static final Problem WRONG_PASSWORD =
            new Problem("wrong-password", "The current password is wrong", HttpStatus.FORBIDDEN);

    private final AccountRepository accounts;
    private final CredentialVerifier verifier;
    private final PasswordPolicy policy;
    private final PasswordService passwords;
    private final KnownNetworkRepository networks;
    private final TokenRevocationService revocations;
    private final Audit audit;

    PasswordChangeService(
            AccountRepository accounts,
            CredentialVerifier verifier,
            PasswordPolicy policy,
            PasswordService passwords,
            KnownNetworkRepository networks,
            TokenRevocationService revocations,
            Audit audit) {
        this.accounts = accounts;
        this.verifier = verifier;
        this.policy = policy;
        this.passwords = passwords;
        this.networks = networks;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** A change that may be carried out: the current password was right, the new one is acceptable. */
    record AcceptedChange(Credentials user, String email, Network network, String newHash) {

        @Override
        public String toString() {
            return "AcceptedChange[" + user + "]"; // e-mail and hash must not reach a log by accident
        }
    }

    /** Verifies the current password within the limits of logins and hashes the new one, outside any transaction. */
    AcceptedChange accept(UUID id, PasswordChange change, Network network) {
        Account account = accounts.find(id).orElseThrow(Problems::notFound);
        String email = account.email();
        String name = account.name();
        if (email == null || name == null) {
            throw Problems.ACCOUNT_CLOSED.with("A closed account has no password.");
        }
        policy.require("new_password", change.newPassword(), email, name);
        return switch (verifier.verify(email, change.currentPassword(), network, "password.change")) {
            case Verified(var user) -> new AcceptedChange(user, email, network, passwords.encode(change.newPassword()));
            case Wrong _ -> throw wrong();
            case TooMany(var retryAfter) ->
                throw Problems.TOO_MANY_REQUESTS
                        .with("Too many passwords were wrong. Try again later.")
                        .retryAfter(retryAfter);
        };
    }

    /** Stores the new password and ends all sessions, in the caller's transaction. */
    void change(AcceptedChange change) {
        Credentials user = change.user();
        if (!accounts.changePassword(user, change.newHash())) {
            throw wrong(); // it was changed in the meantime
        }
        revocations.revokeTokens(user.id());
        networks.forget(user.id()); // who knew the old password may have logged in from one of them
        networks.remember(user.id(), change.newHash(), change.email(), change.network());
        audit.record(AuditEvent.ok(user.id(), "password.change", user.id()));
    }

    private static ProblemException wrong() {
        return WRONG_PASSWORD.with("Send the password with which you log in.");
    }
}
