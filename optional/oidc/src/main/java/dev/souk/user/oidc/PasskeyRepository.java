package dev.souk.user.oidc;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.user.account.TokenRevocationService;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.transaction.support.TransactionOperations;

/** The library's table of passkeys; one is added or removed together with the audit record. */
record PasskeyRepository(
        UserCredentialRepository table,
        JdbcOperations jdbc,
        TransactionOperations transaction,
        TokenRevocationService revocations,
        Audit audit)
        implements UserCredentialRepository {

    /** Locked until the end of the caller's transaction: a login would insert what was removed in the meantime. */
    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        String locked = "select credential_id from user_credentials where credential_id = ? for update";
        return jdbc.queryForList(locked, String.class, id.toBase64UrlString()).isEmpty()
                ? null
                : table.findByCredentialId(id);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return table.findByUserId(user);
    }

    /** Adds a passkey, or notes a login. */
    @Override
    public void save(CredentialRecord passkey) {
        transaction.executeWithoutResult(_ -> {
            boolean isNew = findByCredentialId(passkey.getCredentialId()) == null;
            table.save(passkey);
            if (isNew) {
                record("passkey.add", passkey);
            }
        });
    }

    /** Ends all logins of its owner, too, one of which may be by it. Locks the account first, as the end of a role. */
    @Override
    public void delete(Bytes id) {
        CredentialRecord passkey = table.findByCredentialId(id);
        if (passkey != null) {
            transaction.executeWithoutResult(_ -> {
                revocations.revokeTokens(PasskeyUsers.account(passkey.getUserEntityUserId()));
                table.delete(id);
                record("passkey.remove", passkey);
            });
        }
    }

    private void record(String action, CredentialRecord passkey) {
        UUID admin = PasskeyUsers.account(passkey.getUserEntityUserId());
        audit.record(AuditEvent.ok(admin, action, admin));
    }
}
