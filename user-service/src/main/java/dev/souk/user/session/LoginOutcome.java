package dev.souk.user.session;

import dev.souk.user.token.AccessToken;
import java.time.Duration;

/** The result of a login. */
sealed interface LoginOutcome {

    /** The password is right. */
    record LoggedIn(AccessToken token) implements LoginOutcome {}

    /** Unknown e-mail, wrong password or closed account; the caller does not learn which. */
    record WrongCredentials() implements LoginOutcome {}

    /** Too many logins failed before; {@code retryAfter} until the next attempt. */
    record Throttled(Duration retryAfter) implements LoginOutcome {}
}
