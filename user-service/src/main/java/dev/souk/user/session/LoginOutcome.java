package dev.souk.user.session;

import dev.souk.user.account.Credentials;
import java.time.Duration;

/** The result of a login. */
public sealed interface LoginOutcome {

    /** The password is right. */
    record LoggedIn(Credentials user) implements LoginOutcome {}

    /** Unknown e-mail, wrong password or closed account; the caller does not learn which. */
    record WrongCredentials() implements LoginOutcome {}

    /** Too many logins failed before; {@code retryAfter} until the next attempt. */
    record Throttled(Duration retryAfter) implements LoginOutcome {}
}
