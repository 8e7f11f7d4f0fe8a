package dev.souk.testing.authorization;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.souk.testing.TestTokenIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The tokens of {@link Credential} that no service may accept, which trusts this issuer. */
public record ForgedTokens(TestTokenIssuer issuer) {

    /** A token of that kind. */
    public String of(Credential credential) {
        return switch (credential) {
            case EXPIRED ->
                issuer.sign(claims().expirationTime(Date.from(Instant.now().minus(Duration.ofSeconds(30))))
                        .build());
            case WITHOUT_EXPIRY -> issuer.sign(claims().expirationTime(null).build());
            case WRONG_AUDIENCE -> issuer.sign(claims().audience("other").build());
            case WRONG_ISSUER ->
                issuer.sign(claims().issuer("https://other.example").build());
            case UNSIGNED -> new PlainJWT(claims().build()).serialize();
            case HS256_WITH_PUBLIC_KEY -> signedWithHmac(claims().build());
            case UNKNOWN_KEY_ID -> new TestTokenIssuer("unknown").sign(claims().build());
            case ROGUE_KEY -> new TestTokenIssuer(issuer.keyId()).sign(claims().build());
            default -> throw new IllegalArgumentException(credential + " is valid");
        };
    }

    private static JWTClaimsSet.Builder claims() {
        return TestTokenIssuer.goodClaims()
                .subject(UUID.randomUUID().toString())
                .claim("role", "ADMIN")
                .issueTime(Date.from(Instant.now().minus(Duration.ofMinutes(1))));
    }

    private String signedWithHmac(JWTClaimsSet claims) {
        byte[] secret = issuer.publicKey().toJSONString().getBytes(StandardCharsets.UTF_8);
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(issuer.keyId())
                .build();
        return TestTokenIssuer.sign(header, claims, () -> new MACSigner(secret));
    }
}
