package dev.souk.user.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.common.core.IdGenerator;
import dev.souk.common.token.TokenProperties;
import dev.souk.common.token.TokenVersion;
import dev.souk.user.account.Credentials;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Issues access tokens as RFC 9068 defines them, with the user's id and role and no personal data. */
@Component
public class TokenIssuer {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    /** The client of {@code POST /sessions}; those of OpenID Connect have names of their own. */
    private static final String CLIENT = "souk";

    private final SigningKeySource keys;
    private final TokenProperties properties;
    private final SigningProperties signing;
    private final Clock clock;
    private final IdGenerator ids;

    TokenIssuer(
            SigningKeySource keys,
            TokenProperties properties,
            SigningProperties signing,
            Clock clock,
            IdGenerator ids) {
        this.keys = keys;
        this.properties = properties;
        this.signing = signing;
        this.clock = clock;
        this.ids = ids;
    }

    /** Issues a token for the user with these credentials. */
    public AccessToken issue(Credentials user) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(properties.issuer())
                .audience(properties.audience())
                .subject(user.id().toString())
                .claim("client_id", CLIENT)
                .claim("role", user.role().name())
                .claim(TokenVersion.CLAIM, user.tokenVersion())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(signing.tokenLifetime())))
                .jwtID(ids.next().toString())
                .build();
        return new AccessToken(sign(claims), signing.tokenLifetime());
    }

    private String sign(JWTClaimsSet claims) {
        ECKey key = keys.signing();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("The key " + key.getKeyID() + " cannot sign", unusable);
        }
        return jwt.serialize();
    }
}
