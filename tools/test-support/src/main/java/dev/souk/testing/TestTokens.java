package dev.souk.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Access tokens for any caller, signed with a key of this test run. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

    private static final TestTokenIssuer ISSUER = new TestTokenIssuer("test");

    /** The public side of the key, instead of the one that user-service would publish. */
    @Bean
    @Primary
    JWKSource<SecurityContext> testKeys() {
        return new ImmutableJWKSet<>(new JWKSet(ISSUER.publicKey()));
    }

    /** Signs these tokens. */
    public TestTokenIssuer issuer() {
        return ISSUER;
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
        return sign(TestTokenIssuer.goodClaims()
                .subject(user.toString())
                .claim("role", role)
                .claim("token_version", version)
                .issueTime(Date.from(Instant.now()))
                .build());
    }

    /** A token as user-service issues it for a machine that calls this service. */
    public String machineToken(String service, String scope) {
        return sign(machineClaims(service, scope).build());
    }

    /** The claims of such a token. */
    public static JWTClaimsSet.Builder machineClaims(String service, String scope) {
        return TestTokenIssuer.goodClaims()
                .audience(service)
                .claim("scope", List.of(scope))
                .claim("role", null);
    }

    /** A token with any claims, also invalid ones. */
    public String sign(JWTClaimsSet claims) {
        return ISSUER.sign(claims);
    }
}
