package dev.souk.common.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Validates tokens as RFC 9068 (access tokens) and RFC 8725 (best practices) require: one algorithm, the type
 * {@code at+jwt}, issuer, audience, and an expiry time; and of one that is bound to a certificate (RFC 8705) that the
 * caller has it. Gateway and services use these same rules, with the audiences of each.
 */
public final class AccessTokenDecoder {

    /** How far the clocks of two hosts may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private AccessTokenDecoder() {}

    /** A decoder for the tokens that one of the keys has signed. It blocks if getting a key does. */
    public static NimbusJwtDecoder of(JWKSource<SecurityContext> keys, TokenProperties properties) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> algorithms.addAll(properties.algorithms()))
                .build();
        decoder.setClaimSetConverter(ProviderClaims.of(properties));
        decoder.setJwtValidator(validator(properties));
        return decoder;
    }

    /** Its validator of the claims: for the tokens of the configured issuer and audience. */
    public static OAuth2TokenValidator<Jwt> validator(TokenProperties properties) {
        TokenProperties.Provider provider = properties.provider();
        boolean isUntyped = provider != null && provider.untyped();
        var timestamps = new JwtTimestampValidator(CLOCK_SKEW);
        timestamps.setAllowEmptyExpiryClaim(false);
        return JwtValidators.createDefaultWithValidators(List.of( // which adds that of the certificate
                isUntyped ? JwtTypeValidator.jwt() : new JwtTypeValidator("at+jwt", "application/at+jwt"),
                new JwtIssuerValidator(provider == null ? properties.issuer() : provider.issuer()),
                audience(properties.audiences()),
                timestamps));
    }

    private static OAuth2TokenValidator<Jwt> audience(Set<String> valid) {
        return new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD,
                audiences -> audiences != null && audiences.stream().anyMatch(valid::contains));
    }
}
