package dev.souk.testing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.util.function.ThrowingSupplier;

/** Signs valid and invalid tokens in place of user-service. */
public final class TestTokenIssuer {

    public static final String USER = "019a9f5e-0000-7000-8000-000000000001";

    private final ECKey key;

    public TestTokenIssuer(String keyId) {
        this.key = ThrowingSupplier.of(
                        () -> new ECKeyGenerator(Curve.P_256).keyID(keyId).generate())
                .get();
    }

    public String jwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    public ECKey publicKey() {
        return key.toPublicJWK();
    }

    public String token() {
        return token(UnaryOperator.identity());
    }

    public String tokenOf(String user) {
        return token(claims -> claims.subject(user));
    }

    public String adminToken() {
        return token(claims -> claims.claim("role", "ADMIN"));
    }

    public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(change.apply(goodClaims()).build());
    }

    public String tokenOfType(String type) {
        return sign(type, goodClaims().build());
    }

    public String keyId() {
        return key.getKeyID();
    }

    public static JWTClaimsSet.Builder goodClaims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://souk.example")
                .audience("souk")
                .subject(USER)
                .claim("role", "CUSTOMER")
                .claim("exp", Instant.now().plus(Duration.ofMinutes(15)).getEpochSecond());
    }

    public String sign(JWTClaimsSet claims) {
        return sign("at+jwt", claims);
    }

    private String sign(String type, JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build();
        return sign(header, claims, () -> new ECDSASigner(key));
    }

    /** Signed with any key. */
    public static String sign(JWSHeader header, JWTClaimsSet claims, ThrowingSupplier<JWSSigner> signer) {
        ThrowingSupplier<String> signed = () -> {
            var token = new SignedJWT(header, claims);
            token.sign(signer.get());
            return token.serialize();
        };
        return signed.get();
    }
}
