package dev.souk.bff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Sessions as a login leaves them. */
final class TestLogins {

    private TestLogins() {}

    /** Stores a session with these attributes beside the login, and returns its id. */
    static <S extends Session> String begin(SessionRepository<S> sessions, Map<String, Object> tokens) {
        var token = OidcIdToken.withTokenValue("any").subject("ada").build();
        var authorities = List.of(new OidcUserAuthority(token));
        var user = new OAuth2AuthenticationToken(new DefaultOidcUser(authorities, token), authorities, "souk");
        S session = sessions.createSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(user));
        tokens.forEach(session::setAttribute);
        sessions.save(session);
        return session.getId();
    }

    /** By which a browser names the session. */
    static String cookie(String session) {
        return "__Host-souk-page=" + Base64.getEncoder().encodeToString(session.getBytes(UTF_8));
    }
}
