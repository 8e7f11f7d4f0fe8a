package dev.souk.common.security;

import dev.souk.common.revocation.RevokedTokens;
import dev.souk.common.token.TokenVersion;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/** Rejects access tokens that were revoked, and those whose subject is not an account. */
record RevocationValidator(RevokedTokens revoked) implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult REVOKED = invalid("The token is revoked");
    private static final OAuth2TokenValidatorResult NO_ACCOUNT = invalid("The subject is not the id of an account");

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        try {
            UUID subject = UUID.fromString(String.valueOf(token.getSubject()));
            return revoked.isRevoked(subject, TokenVersion.of(token)) ? REVOKED : OAuth2TokenValidatorResult.success();
        } catch (IllegalArgumentException notAnId) {
            return NO_ACCOUNT;
        } catch (DataAccessException unavailable) { // 503: the token may be valid
            throw new JwtException("Revocations cannot be read", unavailable);
        }
    }

    private static OAuth2TokenValidatorResult invalid(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null));
    }
}
