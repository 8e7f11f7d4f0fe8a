package dev.souk.user.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/**
 * Gives a code to a program on the user's machine soon after a login only. Neither a secret nor a certificate says
 * which program it is, and any page can lead the browser here (RFC 8252, section 8.6).
 */
@Component
record ProgramLogins(RegisteredClientRepository clients, LoginSessions logins, AuthorizationServerSettings settings) {

    private static final Duration RECENT = Duration.ofSeconds(30);

    /** A filter that hides an older login from such a request, which so leads to the login page. */
    void requireRecent(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = ((HttpServletRequest) request).getSession(false);
        if (session != null && isOfProgram((HttpServletRequest) request) && !logins.isYoungerThan(RECENT, session)) {
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isOfProgram(HttpServletRequest request) {
        String id = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        if (!LoginPage.IS_AUTHORIZATION.matches(request) || id == null || id.isBlank()) {
            return false;
        }
        RegisteredClient client = clients.findByClientId(id);
        String redirect = String.valueOf(request.getParameter(OAuth2ParameterNames.REDIRECT_URI));
        return client != null
                && client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)
                && (request.getParameter("request_uri") != null || !isOfPage(redirect));
    }

    /** What a pushed request names is not known here. */
    private boolean isOfPage(String redirect) {
        return redirect.startsWith("https:") || redirect.startsWith(settings.getIssuer() + "/");
    }
}
