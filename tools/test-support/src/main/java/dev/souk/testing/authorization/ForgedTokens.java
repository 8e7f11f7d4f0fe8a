package dev.souk.testing.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Function;

/**
 * The tokens of {@link Credential} that no service may accept.
 *
 * @param publicKey the key that services know
 * @param signed signs claims with its private key
 */
public record ForgedTokens(ECKey publicKey, Function<JWTClaimsSet, String> signed) {

    /** A token of that kind; {@code now} is the time of the services. */
    public String of(Credential credential, Instant now) {
        return switch (credential) {
            case EXPIRED ->
                signed.apply(claims(now)
                        .expirationTime(Date.from(now.minus(Duration.ofSeconds(30))))
                        .build());
            case WITHOUT_EXPIRY -> signed.apply(claims(now).expirationTime(null).build());
            case WRONG_AUDIENCE -> signed.apply(claims(now).audience("other").build());
            case WRONG_ISSUER ->
                signed.apply(claims(now).issuer("https://other.example").build());
            case UNSIGNED -> new PlainJWT(claims(now).build()).serialize();
            case HS256_WITH_PUBLIC_KEY -> signedWithHmac(claims(now).build());
            case UNKNOWN_KEY_ID -> signedWithNewKey("unknown", claims(now).build());
            case ROGUE_KEY -> signedWithNewKey(publicKey.getKeyID(), claims(now).build());
            default -> throw new IllegalArgumentException(credential + " is valid");
        };
    }

    private static JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer("https://souk.example")
                .audience("souk")
                .subject(UUID.randomUUID().toString())
                .claim("role", "ADMIN")
                .issueTime(Date.from(now.minus(Duration.ofMinutes(1))))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    private String signedWithHmac(JWTClaimsSet claims) {
        byte[] secret = publicKey.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        try {
            return sign(JWSAlgorithm.HS256, publicKey.getKeyID(), claims, new MACSigner(secret));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signedWithNewKey(String keyId, JWTClaimsSet claims) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
            return sign(JWSAlgorithm.ES256, keyId, claims, new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sign(JWSAlgorithm algorithm, String keyId, JWTClaimsSet claims, JWSSigner signer)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(keyId)
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
