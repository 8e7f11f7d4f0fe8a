package dev.souk.common.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Validates tokens as RFC 9068 (access tokens) and RFC 8725 (best practices) require: one algorithm, the type
 * {@code at+jwt}, issuer, audience, time.
 */
public final class AccessTokenDecoder {

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private AccessTokenDecoder() {}

    /** A decoder for the tokens that one of the keys has signed. It blocks if getting a key does. */
    public static NimbusJwtDecoder of(JWKSource<SecurityContext> keys, TokenProperties properties) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(ACCESS_TOKEN));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(properties.algorithms(), keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validator below checks the claims
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(ProviderClaims.of(properties));
        decoder.setJwtValidator(AccessTokenValidator.of(properties));
        return decoder;
    }
}
