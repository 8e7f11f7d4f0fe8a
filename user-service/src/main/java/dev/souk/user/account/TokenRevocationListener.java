package dev.souk.user.account;

import java.util.UUID;

/** Ends what else a login has given, when the access tokens of an account are revoked. */
public interface TokenRevocationListener {

    /** In the transaction of the revocation; also when the account is closed. */
    void onRevocation(UUID account);
}
