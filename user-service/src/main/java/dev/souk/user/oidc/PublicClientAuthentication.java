package dev.souk.user.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets a public client refresh and revoke tokens by its id alone, which the library does not: it has no secret, and its
 * refresh tokens work once (RFC 9700, section 2.2.2).
 */
final class PublicClientAuthentication implements AuthenticationConverter, AuthenticationProvider {

    private static final String REVOCATION = "/oauth2/revoke";

    private final RegisteredClientRepository clients;

    PublicClientAuthentication(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    /** The id of a client that has sent nothing to prove that it is this client. */
    private static final class ClientId extends OAuth2ClientAuthenticationToken {

        @Serial
        private static final long serialVersionUID = 1L;

        ClientId(String id) {
            super(id, ClientAuthenticationMethod.NONE, null, null);
        }
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        boolean refreshesOrRevokes = "refresh_token".equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))
                || request.getRequestURI().equals(REVOCATION);
        boolean hasProof = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || Stream.of(OAuth2ParameterNames.CLIENT_SECRET, OAuth2ParameterNames.CLIENT_ASSERTION)
                        .anyMatch(name -> request.getParameter(name) != null);
        return !refreshesOrRevokes || hasProof || ids == null || ids.length != 1 || ids[0].isBlank()
                ? null
                : new ClientId(ids[0]);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        RegisteredClient client = clients.findByClientId(authentication.getName());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return ClientId.class.isAssignableFrom(authentication);
    }
}
