package dev.souk.user.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.common.token.TokenProperties;
import dev.souk.user.account.Credentials;
import dev.souk.user.account.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenIssuerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID USER = UUID.randomUUID();
    private static final Credentials CUSTOMER = new Credentials(USER, Role.CUSTOMER, 7, "hash");
    private static final UUID TOKEN_ID = UUID.randomUUID();
    private static final ECKey NEXT = SigningKey.newPair();
    private static final ECKey PRESENT = SigningKey.newPair();
    private static final ECKey LAST = SigningKey.newPair();

    private final SigningKeySource ring = new SigningKeySource(signingKeys(), settings());
    private final TokenIssuer issuer = new TokenIssuer(
            ring,
            new TokenProperties(
                    "https://souk.example", "souk", List.of(), "http://unused", Duration.ofSeconds(30), null),
            settings(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> TOKEN_ID);

    @Test
    void aTokenHasTheClaimsOfTheContractAndNoOthers() throws Exception {
        var claims = SignedJWT.parse(issuer.issue(CUSTOMER).getTokenValue()).getJWTClaimsSet();

        assertThat(claims.getClaims())
                .containsOnlyKeys("iss", "aud", "sub", "client_id", "role", "token_version", "iat", "exp", "jti")
                .containsEntry("iss", "https://souk.example")
                .containsEntry("aud", List.of("souk"))
                .containsEntry("sub", USER.toString())
                .containsEntry("role", "CUSTOMER")
                .containsEntry("token_version", 7L)
                .containsEntry("jti", TOKEN_ID.toString());
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(NOW);
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void theNewestActiveKeySigns() throws Exception {
        var token = SignedJWT.parse(issuer.issue(CUSTOMER).getTokenValue());

        assertThat(token.getHeader().getKeyID()).isEqualTo(PRESENT.getKeyID());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.verify(new ECDSAVerifier(PRESENT.toPublicJWK()))).isTrue();
    }

    @Test
    void theNextAndThePreviousKeyArePublishedWithoutPrivateParts() {
        assertThat(ring.published().getKeys())
                .containsExactly(NEXT.toPublicJWK(), PRESENT.toPublicJWK(), LAST.toPublicJWK())
                .noneMatch(key -> key.isPrivate());
    }

    @Test
    void theTextOfATokenOrKeyHasNoSecret() {
        Jwt token = issuer.issue(CUSTOMER);

        assertThat(token.toString()).doesNotContain(token.getTokenValue());
        assertThat(new SigningKey(1, PRESENT, true).toString())
                .doesNotContain(PRESENT.getD().toString());
    }

    private static SigningKeyRepository signingKeys() {
        var signingKeys = mock(SigningKeyRepository.class);
        when(signingKeys.generationDue(any())).thenReturn(Optional.empty());
        when(signingKeys.all())
                .thenReturn(List.of(
                        new SigningKey(3, NEXT, false),
                        new SigningKey(2, PRESENT, true),
                        new SigningKey(1, LAST, true)));
        return signingKeys;
    }

    private static SigningProperties settings() {
        return new SigningProperties(
                Duration.ofMinutes(15), Duration.ofDays(30), Duration.ofMinutes(15), Duration.ofSeconds(30));
    }
}
