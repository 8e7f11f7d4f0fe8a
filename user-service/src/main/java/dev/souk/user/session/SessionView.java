package dev.souk.user.session;

import dev.souk.user.token.AccessToken;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The response to a login, with the field names of RFC 6749.
 *
 * @param expiresIn seconds
 */
@Schema(example = """
                {"access_token": "eyJhbGciOiJFUzI1NiIs…", "token_type": "Bearer", "expires_in": 900}""")
record SessionView(String accessToken, String tokenType, long expiresIn) {

    static SessionView of(AccessToken token) {
        return new SessionView(token.value(), "Bearer", token.lifetime().toSeconds());
    }

    @Override
    public String toString() {
        return "SessionView"; // the token must not reach a log by accident
    }
}
