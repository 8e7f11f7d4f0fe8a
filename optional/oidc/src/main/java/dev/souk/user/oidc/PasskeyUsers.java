package dev.souk.user.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.souk.user.account.Account;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/**
 * The admins as owners of passkeys: the accounts themselves, not the library's copy of them in another table. Whose
 * account is closed, or who is no admin any more, is not found.
 */
record PasskeyUsers(AccountRepository accounts) implements PublicKeyCredentialUserEntityRepository {

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return find(account(id));
    }

    /** The name of a login is the id of the account. */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return find(UUID.fromString(name));
    }

    private @Nullable PublicKeyCredentialUserEntity find(UUID id) {
        return accounts.find(id)
                .filter(account -> account.role() == Role.ADMIN && account.status() == Account.Status.ACTIVE)
                .map(PasskeyUsers::entity)
                .orElse(null);
    }

    /** Authenticators show the e-mail and the name to choose by. */
    private static PublicKeyCredentialUserEntity entity(Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(id(account.id()))
                .name(String.valueOf(account.email()))
                .displayName(String.valueOf(account.name()))
                .build();
    }

    static Bytes id(UUID account) {
        return new Bytes(account.toString().getBytes(US_ASCII));
    }

    static UUID account(Bytes id) {
        return UUID.fromString(new String(id.getBytes(), US_ASCII));
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("Accounts are opened by POST /users.");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Accounts are closed by DELETE /users/{id}.");
    }
}
