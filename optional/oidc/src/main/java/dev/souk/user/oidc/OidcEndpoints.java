package dev.souk.user.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.X509ClientCertificateAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.X509ClientCertificateAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;

/** Where the endpoints of the library are not as they are by default. */
@Component
record OidcEndpoints(RegisteredClientRepository clients, OAuth2AuthorizationService authorizations, OidcTokens tokens) {

    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    void configure(OAuth2AuthorizationServerConfigurer server) {
        server.clientAuthentication(this::configure)
                .pushedAuthorizationRequestEndpoint(Customizer.withDefaults())
                .tokenRevocationEndpoint(endpoint -> endpoint.revocationResponseHandler(
                        (_, _, revoked) -> endSuccessors((OAuth2TokenRevocationAuthenticationToken) revoked)))
                .authorizationServerMetadataEndpoint(endpoint -> endpoint.authorizationServerMetadataCustomizer(
                        metadata -> metadata.claims(OidcEndpoints::correct)))
                .oidc(this::configure);
    }

    private void configure(OAuth2ClientAuthenticationConfigurer client) {
        var publicClients = new PublicClientAuthentication(clients);
        client.authenticationConverters(all -> {
                    all.removeIf(X509ClientCertificateAuthenticationConverter.class::isInstance);
                    all.replaceAll(OidcEndpoints::atTokenEndpoint);
                    all.add(new CertificateAuthentication(clients));
                    all.add(publicClients);
                })
                .authenticationProvider(publicClients)
                .authenticationProviders(all -> all.forEach(OidcEndpoints::checkCredentials));
    }

    /**
     * A refresh token that was replaced is no less stolen if it is revoked and not used; 200 is the response anyway.
     */
    private void endSuccessors(OAuth2TokenRevocationAuthenticationToken revoked) {
        var _ = authorizations.findByToken(revoked.getToken(), OAuth2TokenType.REFRESH_TOKEN);
    }

    /** A code and its verifier, which the library takes anywhere, say who redeems the code, and nothing else. */
    private static AuthenticationConverter atTokenEndpoint(AuthenticationConverter one) {
        return one instanceof PublicClientAuthenticationConverter
                ? request -> request.getRequestURI().equals("/oauth2/token") ? one.convert(request) : null
                : one;
    }

    private static void checkCredentials(AuthenticationProvider provider) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(new RandomSecrets());
        } else if (provider instanceof X509ClientCertificateAuthenticationProvider certificates) {
            certificates.setCertificateVerifier(CertificateAuthentication::requireCertificateOfClient);
        }
    }

    private void configure(OidcConfigurer oidc) {
        var logout = new OidcLogoutAuthenticationSuccessHandler();
        logout.setLogoutHandler((request, response, authentication) -> {
            if (authentication instanceof OidcLogoutAuthenticationToken hint) {
                var _ = DatabaseFailures.asCause(() -> {
                    end(hint);
                    new SecurityContextLogoutHandler().logout(request, response, authentication);
                    return hint;
                });
            }
        });
        oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(tokens::userInfo)
                        .authenticationProviders(all -> all.replaceAll(DatabaseFailures::withCauses))
                        .errorResponseHandler(DatabaseFailures::respond))
                .logoutEndpoint(endpoint -> endpoint.logoutRequestConverter(OidcEndpoints::ofAnySession)
                        .logoutResponseHandler(logout)
                        .authenticationProviders(all -> all.replaceAll(DatabaseFailures::withCauses))
                        .errorResponseHandler(DatabaseFailures::respondToLogout))
                .providerConfigurationEndpoint(endpoint ->
                        endpoint.providerConfigurationCustomizer(metadata -> metadata.claims(OidcEndpoints::correct)));
    }

    /** Without the session, which may be another than that of the ID token: both end if they are of the same user. */
    private static @Nullable Authentication ofAnySession(HttpServletRequest request) {
        return new OidcLogoutAuthenticationConverter().convert(request) instanceof OidcLogoutAuthenticationToken hint
                ? new OidcLogoutAuthenticationToken(
                        hint.getIdTokenHint(),
                        (Authentication) hint.getPrincipal(),
                        null,
                        hint.getClientId(),
                        hint.getPostLogoutRedirectUri(),
                        hint.getState())
                : null;
    }

    /** The refresh token of the client that logs out. */
    private void end(OidcLogoutAuthenticationToken hint) {
        OAuth2Authorization authorization = authorizations.findByToken(hint.getIdTokenHint(), ID_TOKEN);
        if (authorization != null) {
            authorizations.remove(authorization);
        }
    }

    /** What the library says for every server, and what is not so here. */
    private static void correct(Map<String, Object> metadata) {
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "none"));
        metadata.put("revocation_endpoint_auth_methods_supported", List.of("client_secret_basic", "none"));
        metadata.put("introspection_endpoint_auth_methods_supported", List.of("client_secret_basic"));
        metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("scopes_supported", List.of("openid", "email", "profile"));
        metadata.computeIfPresent("id_token_signing_alg_values_supported", (_, _) -> List.of("ES256"));
        metadata.remove("tls_client_certificate_bound_access_tokens");
        metadata.remove("dpop_signing_alg_values_supported");
    }

    /** Secrets that nobody can guess need no slow hash, with which anybody could occupy the service. */
    private static final class RandomSecrets extends AbstractValidatingPasswordEncoder {

        @Override
        protected String encodeNonNullPassword(String secret) {
            return secret;
        }

        @Override
        protected boolean matchesNonNull(String sent, String secret) {
            return MessageDigest.isEqual(sent.getBytes(UTF_8), secret.getBytes(UTF_8));
        }
    }
}
