package dev.souk.user.session;

import dev.souk.user.account.Credentials;
import java.time.Duration;

/** The result of verifying e-mail and password. */
sealed interface CredentialCheck {

    /** The password is right. */
    record Verified(Credentials user) implements CredentialCheck {}

    /** Unknown e-mail, wrong password or closed account; the caller does not learn which. */
    record Wrong() implements CredentialCheck {}

    /** Too many attempts before; {@code retryAfter} until the next one. */
    record TooMany(Duration retryAfter) implements CredentialCheck {}
}
