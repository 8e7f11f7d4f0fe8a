package dev.souk.user.account;

import java.util.UUID;

/** Ends what else a login has given, when access tokens are revoked. */
public interface TokenRevocationListener {

    /** In the transaction of the revocation; also when the account is closed. */
    void onRevocation(UUID account);

    /** In the transaction that replaces the keys after one has leaked, and ends all sessions of all users. */
    void onRevocationOfAll();
}
