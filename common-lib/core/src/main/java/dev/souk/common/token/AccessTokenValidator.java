package dev.souk.common.token;

import java.time.Duration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/**
 * The claims of a valid access token, as RFC 9068 and RFC 8725 require: the type {@code at+jwt}, issuer, audience, and
 * an expiry time. Gateway and services use these same rules, so that no token is valid for the one and invalid for the
 * other.
 */
public final class AccessTokenValidator {

    /** How far the clocks of two hosts may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private AccessTokenValidator() {}

    /** A validator for the tokens of the configured issuer and audience. */
    public static OAuth2TokenValidator<Jwt> of(TokenProperties properties) {
        TokenProperties.Provider provider = properties.provider();
        var timestamps = new JwtTimestampValidator(CLOCK_SKEW);
        timestamps.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt"),
                new JwtIssuerValidator(provider == null ? properties.issuer() : provider.issuer()),
                new JwtAudienceValidator(properties.audience()),
                timestamps);
    }
}
