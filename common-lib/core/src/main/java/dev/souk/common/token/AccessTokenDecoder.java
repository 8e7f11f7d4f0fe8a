package dev.souk.common.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Validates tokens as RFC 9068 (access tokens) and RFC 8725 (best practices) require: one algorithm, the type
 * {@code at+jwt}, issuer, audience, time.
 */
public final class AccessTokenDecoder {

    private AccessTokenDecoder() {}

    /** A decoder for the tokens that one of the keys has signed. It blocks if getting a key does. */
    public static NimbusJwtDecoder of(JWKSource<SecurityContext> keys, TokenProperties properties) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> algorithms.addAll(properties.algorithms()))
                .build();
        decoder.setClaimSetConverter(ProviderClaims.of(properties));
        decoder.setJwtValidator(AccessTokenValidator.of(properties));
        return decoder;
    }
}
