package dev.souk.common.security;

import dev.souk.common.problem.Problems;
import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Responds 401 and 403, and 503 if a token cannot be validated because the keys are unavailable. */
record ProblemAuthenticationEntryPoint(ProblemWriter problems)
        implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            problems.write(request, response, Problems.tokenNotVerifiable());
            return;
        }
        boolean rejected = failure instanceof OAuth2AuthenticationException;
        // As in RFC 6750. Spring's own also contains the address of this instance, which only the gateway can reach.
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Problems.challenge(rejected));
        problems.write(request, response, rejected ? Problems.tokenRejected() : Problems.tokenMissing());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        problems.write(request, response, Problems.forbidden());
    }
}
