package dev.souk.user.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.souk.common.core.IdGenerator;
import dev.souk.common.token.TokenProperties;
import dev.souk.common.token.TokenVersion;
import dev.souk.user.account.Credentials;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Issues access tokens as RFC 9068 defines them, with the user's id and role and no personal data. */
@Component
public class TokenIssuer {

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
    public Jwt issue(Credentials user) {
        Instant now = clock.instant();
        var header = JwsHeader.with(SignatureAlgorithm.ES256).type("at+jwt").build();
        var claims = JwtClaimsSet.builder()
                .issuer(properties.issuer())
                .audience(List.of(properties.audience()))
                .subject(user.id().toString())
                .claim("client_id", CLIENT)
                .claim("role", user.role().name())
                .claim(TokenVersion.CLAIM, user.tokenVersion())
                .issuedAt(now)
                .expiresAt(now.plus(signing.tokenLifetime()))
                .id(ids.next().toString())
                .build();
        // Read here: the encoder would hide that the database is unavailable, which is no defect.
        var key = new ImmutableJWKSet<>(new JWKSet(keys.signing()));
        return new NimbusJwtEncoder(key).encode(JwtEncoderParameters.from(header, claims));
    }
}
