package dev.souk.bff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * The logins that have begun, in their sessions, as the library has them. But of callbacks that arrive at once one
 * alone gets the login: a provider that sees a code twice ends its tokens (RFC 6749, section 4.1.2).
 */
record BegunLoginRepository(JdbcClient jdbc, AuthorizationRequestRepository<OAuth2AuthorizationRequest> sessions)
        implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String ATTRIBUTE =
            HttpSessionOAuth2AuthorizationRequestRepository.class.getName() + ".AUTHORIZATION_REQUEST";

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return sessions.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest login, HttpServletRequest request, HttpServletResponse response) {
        sessions.saveAuthorizationRequest(login, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest login = sessions.removeAuthorizationRequest(request, response);
        return login != null && isDeleted(request.getSession().getId()) ? login : null;
    }

    /** What the session does at the end of the request comes too late. */
    private boolean isDeleted(String session) {
        return jdbc.sql("""
                delete from spring_session_attributes using spring_session
                where primary_id = session_primary_id and session_id = ? and attribute_name = ?
                """).params(session, ATTRIBUTE).update() == 1;
    }
}
