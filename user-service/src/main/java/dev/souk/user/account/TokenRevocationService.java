package dev.souk.user.account;

import dev.souk.common.outbox.Outbox;
import dev.souk.common.revocation.RevokedTokens;
import dev.souk.user.account.AccountEvent.TokensRevoked;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Revokes the access tokens of an account, here at once and in the other services by an event. */
@Service
public class TokenRevocationService {

    private final AccountRepository accounts;
    private final RevokedTokens revoked;
    private final Outbox outbox;
    private final ObjectProvider<TokenRevocationListener> listeners;

    TokenRevocationService(
            AccountRepository accounts,
            RevokedTokens revoked,
            Outbox outbox,
            ObjectProvider<TokenRevocationListener> listeners) {
        this.accounts = accounts;
        this.revoked = revoked;
        this.outbox = outbox;
        this.listeners = listeners;
    }

    /** Revokes all tokens issued so far, in the caller's transaction; nothing for an account that is closed. */
    public void revokeTokens(UUID user) {
        accounts.raiseTokenVersion(user).ifPresent(version -> {
            revoked.revokeBelow(user, version.tokenVersion());
            outbox.append(new TokensRevoked(user, version.tokenVersion()).toOutbound(version.eventSequence()));
            notifyListeners(user);
        });
    }

    /**
     * Revokes all tokens of an account that is closed, in the caller's transaction; the others learn of that by its
     * event.
     */
    void revokeAll(UUID closed) {
        revoked.revokeAll(closed);
        notifyListeners(closed);
    }

    private void notifyListeners(UUID account) {
        listeners.forEach(listener -> listener.onRevocation(account));
    }
}
