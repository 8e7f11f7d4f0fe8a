package dev.souk.user.token;

import java.time.Duration;

/**
 * An issued access token.
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
