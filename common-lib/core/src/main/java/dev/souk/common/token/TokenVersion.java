package dev.souk.common.token;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The claim with the version that the account had at the login. Raising the version of an account revokes its tokens.
 * Unlike the time of issue it is exact: a login in the same second as the revocation is valid, and one that began
 * before it is not.
 */
public final class TokenVersion {

    /** The name of the claim. */
    public static final String CLAIM = "token_version";

    private TokenVersion() {}

    /** The version of a token; 0 without the claim, which is lower than that of any account. */
    public static long of(Jwt token) {
        return token.getClaim(CLAIM) instanceof Number version ? version.longValue() : 0;
    }
}
