package dev.souk.user.token;

import java.time.Duration;

/**
 * A token as its bearer gets it.
 *
 * @param value the signed JWT; a secret
 * @param lifetime from now on
 */
public record AccessToken(String value, Duration lifetime) {

    @Override
    public String toString() {
        return "AccessToken[" + lifetime + "]";
    }
}
