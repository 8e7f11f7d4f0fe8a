package dev.souk.common.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies the signature of a token once, since that costs more than most requests. Everything that may change
 * afterwards is checked in each request: that its key still exists, and by the validator that it has neither expired
 * nor been revoked. Only tokens with a valid signature are cached, and bounded by the bytes that they may take of the
 * heap, about 500 tokens.
 */
final class CachingJwtDecoder implements JwtDecoder {

    private static final Duration CACHE_TIME = Duration.ofMinutes(15); // the life of a token
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int CLAIMS_BYTES = 2_500; // of a parsed token: two maps and what is in them

    private final JwtDecoder signatures;
    private final JWKSource<SecurityContext> keys;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String token, Jwt _) -> CLAIMS_BYTES + 2 * token.length()) // Jwt has a copy of the token
            .expireAfterWrite(CACHE_TIME)
            .build();

    /**
     * @param signatures verifies the signature, with a key of {@code keys}
     * @param validator checks the claims
     */
    CachingJwtDecoder(JwtDecoder signatures, JWKSource<SecurityContext> keys, OAuth2TokenValidator<Jwt> validator) {
        this.signatures = signatures;
        this.keys = keys;
        this.validator = validator;
    }

    @Override
    public Jwt decode(String token) throws JwtException {
        Jwt jwt = verified(token);
        OAuth2TokenValidatorResult result = validator.validate(jwt);
        if (result.hasErrors()) {
            var errors = result.getErrors();
            throw new JwtValidationException(
                    String.valueOf(errors.iterator().next().getDescription()), errors);
        }
        return jwt;
    }

    private Jwt verified(String token) {
        Jwt cached = verified.getIfPresent(token);
        if (cached != null && hasKey(cached)) {
            return cached;
        }
        Jwt jwt = signatures.decode(token);
        verified.put(token, jwt);
        return jwt;
    }

    private boolean hasKey(Jwt jwt) {
        if (!(jwt.getHeaders().get("kid") instanceof String id)) { // any key may have signed it
            return false;
        }
        try {
            var selector = new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
            return !keys.get(selector, null).isEmpty();
        } catch (KeySourceException unavailable) { // the decoder fails in the same way and reports it
            return false;
        }
    }
}
