package dev.souk.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class CachingJwtDecoderTest {

    private static final String KEY_ID = "key-1";
    private static final String WITHOUT_KEY_ID = "token without the id of a key";

    private final AtomicInteger verifications = new AtomicInteger();
    private final AtomicBoolean isValid = new AtomicBoolean(true);
    private volatile JWKSet published = new JWKSet(key(KEY_ID));
    private volatile boolean isAvailable = true;

    private final JwtDecoder decoder =
            new CachingJwtDecoder(this::verify, (selector, context) -> selector.select(keys()), this::validate);

    @Test
    void theSignatureOfATokenIsVerifiedOnce() {
        decoder.decode("token");
        decoder.decode("token");

        assertThat(verifications).hasValue(1);
    }

    @Test
    void eachTokenIsVerified() {
        decoder.decode("token");
        decoder.decode("another token");

        assertThat(verifications).hasValue(2);
    }

    @Test
    void aTokenThatHasBeenRevokedOrHasExpiredIsRejectedAtOnce() {
        decoder.decode("token");
        isValid.set(false);

        assertThatThrownBy(() -> decoder.decode("token"))
                .isInstanceOf(JwtValidationException.class)
                .hasMessage("revoked");
    }

    @Test
    void aTokenWhoseKeyIsNoLongerPublishedIsVerifiedAgain() {
        decoder.decode("token");
        published = new JWKSet(key("key-2"));

        assertThatThrownBy(() -> decoder.decode("token")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aTokenThatNamesNoKeyIsVerifiedEachTime() {
        decoder.decode(WITHOUT_KEY_ID);
        decoder.decode(WITHOUT_KEY_ID);

        assertThat(verifications).hasValue(2);
    }

    @Test
    void withoutKeysACachedTokenIsNotAccepted() {
        decoder.decode("token");
        isAvailable = false;

        assertThatThrownBy(() -> decoder.decode("token"))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void aTokenWithAnInvalidSignatureIsNotCached() {
        published = new JWKSet(List.of());
        assertThatThrownBy(() -> decoder.decode("token")).isInstanceOf(BadJwtException.class);
        published = new JWKSet(key(KEY_ID));

        decoder.decode("token");

        assertThat(verifications).hasValue(2);
    }

    private Jwt verify(String token) {
        verifications.incrementAndGet();
        if (!isAvailable) {
            throw new JwtException("The keys are unavailable");
        }
        if (published.getKeyByKeyId(KEY_ID) == null) {
            throw new BadJwtException("No key of this id");
        }
        Jwt.Builder jwt = Jwt.withTokenValue(token).header("alg", "ES256").subject("anybody");
        return (token.equals(WITHOUT_KEY_ID) ? jwt : jwt.header("kid", KEY_ID)).build();
    }

    private OAuth2TokenValidatorResult validate(Jwt token) {
        return isValid.get()
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "revoked", null));
    }

    private JWKSet keys() throws KeySourceException {
        if (!isAvailable) {
            throw new KeySourceException("unavailable");
        }
        return published;
    }

    private static JWK key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate().toPublicJWK();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
