package dev.souk.user.session;

import dev.souk.user.token.AccessToken;
import java.time.Duration;

/** What came of a login. */
public sealed interface LoginOutcome {

    /** In. */
    record LoggedIn(AccessToken token) implements LoginOutcome {}

    /** Unknown e-mail, wrong password or closed account: nobody outside learns which. */
    record WrongCredentials() implements LoginOutcome {}

    /** Too many failures before; {@code retryAfter} until the next attempt. */
    record Throttled(Duration retryAfter) implements LoginOutcome {}
}
