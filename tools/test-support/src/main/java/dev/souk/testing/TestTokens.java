package dev.souk.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Access tokens for any caller, signed with a key of this test run. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final ECKey KEY = newKey();

    private final Clock clock = Clock.systemUTC();

    /** The public side of the key, instead of the one that user-service would publish. */
    @Bean
    @Primary
    JWKSource<SecurityContext> testKeys() {
        return new ImmutableJWKSet<>(new JWKSet(KEY));
    }

    /**
     * A token as user-service issues it, but with a version that no revocation reaches: a test of what a service does
     * for a closed account gets past the validation of the token.
     */
    public String token(UUID user, String role) {
        return token(user, role, Long.MAX_VALUE);
    }

    /** A token as user-service issues it for an account with this token version. */
    public String token(UUID user, String role, long version) {
        Instant now = clock.instant();
        return sign(new JWTClaimsSet.Builder()
                .issuer("https://souk.example")
                .audience("souk")
                .subject(user.toString())
                .claim("role", role)
                .claim("token_version", version)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build());
    }

    /** A token with any claims, also invalid ones. */
    public String sign(JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(KEY));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What user-service would publish. */
    public ECKey publicKey() {
        return KEY.toPublicJWK();
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
