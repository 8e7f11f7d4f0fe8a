package dev.souk.user.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The response to a login, with the field names of RFC 6749.
 *
 * @param expiresIn seconds
 */
@Schema(example = """
                {"access_token": "eyJhbGciOiJFUzI1NiIs…", "token_type": "Bearer", "expires_in": 900}""")
record SessionView(String accessToken, String tokenType, long expiresIn) {

    static SessionView of(Jwt token) {
        Instant issued = Objects.requireNonNull(token.getIssuedAt());
        Instant expires = Objects.requireNonNull(token.getExpiresAt());
        return new SessionView(
                token.getTokenValue(),
                "Bearer",
                Duration.between(issued, expires).toSeconds());
    }

    @Override
    public String toString() {
        return "SessionView"; // the token must not reach a log by accident
    }
}
