package dev.souk.user.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import dev.souk.common.token.TokenProperties;
import dev.souk.common.token.TokenVersion;
import dev.souk.user.account.Account;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.Credentials;
import dev.souk.user.token.SigningKeySource;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/** What tokens say, and the response of the user info endpoint. */
@Component
class OidcTokens implements OAuth2TokenGenerator<OAuth2Token> {

    private static final int REFRESH_TOKEN_BYTES = 96;

    private final Base64StringKeyGenerator secrets =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), REFRESH_TOKEN_BYTES);
    private final JwtGenerator jwts;
    private final LoginSessions logins;
    private final AccountRepository accounts;
    private final TokenProperties properties;
    private final Clock clock;

    OidcTokens(
            SigningKeySource keys,
            LoginSessions logins,
            AccountRepository accounts,
            TokenProperties properties,
            Clock clock) {
        this.jwts =
                new JwtGenerator(new NimbusJwtEncoder((selector, _) -> selector.select(new JWKSet(keys.signing()))));
        this.logins = logins;
        this.accounts = accounts;
        this.properties = properties;
        this.clock = clock;
        jwts.setJwtCustomizer(this::customize);
        jwts.setClock(clock);
    }

    /** Signs with the key of {@code POST /sessions}; its private part is in no bean of the library. */
    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
        return OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())
                ? refreshToken(context)
                : jwts.generate(context);
    }

    /**
     * Makes an access token that of {@code POST /sessions}, with the role of the account now, or that of a machine.
     * Refuses it, and so each refresh, if the tokens of the account were revoked since the login.
     */
    private void customize(JwtEncodingContext token) {
        token.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            return;
        }
        token.getJwsHeader().type("at+jwt");
        token.getClaims().claim("client_id", token.getRegisteredClient().getClientId());
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
            MachineTokens.customize(token, properties.audience());
        } else {
            Credentials user = logins.account(Objects.requireNonNull(token.<Authentication>getPrincipal()))
                    .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
            token.getClaims()
                    .audience(Collections.singletonList(
                            properties.audience())) // stored, as the type that the library reads
                    .claim("role", user.role().name())
                    .claim(TokenVersion.CLAIM, Math.toIntExact(user.tokenVersion())); // likewise
        }
    }

    /**
     * For public clients too: the library's own are for others only. One that replaces another ends when that would
     * have: the user logs in again after that time.
     */
    private OAuth2RefreshToken refreshToken(OAuth2TokenContext context) {
        Instant now = clock.instant();
        OAuth2Authorization authorization = Objects.requireNonNull(context.getAuthorization());
        OAuth2Authorization.Token<OAuth2RefreshToken> replaced = authorization.getRefreshToken();
        Instant end = replaced == null
                ? now.plus(context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive())
                : replaced.getToken().getExpiresAt();
        return new OAuth2RefreshToken(
                AuthorizationRepository.refreshToken(authorization, secrets.generateKey()), now, end);
    }

    /** E-mail and name only with the scopes for them. */
    OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        Account account = accounts.find(
                        UUID.fromString(context.getAuthorization().getPrincipalName()))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN));
        var scopes = context.getAccessToken().getScopes();
        var claims = OidcUserInfo.builder()
                .subject(account.id().toString())
                .claim("role", account.role().name());
        if (scopes.contains(OidcScopes.EMAIL) && account.email() != null) {
            claims.email(account.email());
        }
        if (scopes.contains(OidcScopes.PROFILE) && account.name() != null) {
            claims.name(account.name());
        }
        return claims.build();
    }
}
