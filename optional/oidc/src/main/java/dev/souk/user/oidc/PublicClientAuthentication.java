package dev.souk.user.oidc;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
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
 * refresh tokens work once (RFC 9700, section 2.2.2). It comes after the library's converters, which see a proof.
 */
record PublicClientAuthentication(RegisteredClientRepository clients)
        implements AuthenticationConverter, AuthenticationProvider {

    /** Not {@code NONE}, of which the library demands a code verifier. */
    private static final ClientAuthenticationMethod ID_ALONE = new ClientAuthenticationMethod("client_id");

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        boolean refreshesOrRevokes = switch (request.getRequestURI()) {
            case "/oauth2/token" -> "refresh_token".equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
            case "/oauth2/revoke" -> true;
            default -> false; // whatever grant it names: nobody else may push a request, or ask about a token
        };
        return refreshesOrRevokes && ids != null && ids.length == 1 && !ids[0].isBlank()
                ? new OAuth2ClientAuthenticationToken(ids[0], ID_ALONE, null, null)
                : null;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        if (!ID_ALONE.equals(((OAuth2ClientAuthenticationToken) authentication).getClientAuthenticationMethod())) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(authentication.getName());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
