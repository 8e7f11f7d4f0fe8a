package dev.souk.user.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.user.network.Network;
import dev.souk.user.session.LoginOutcome;
import dev.souk.user.session.LoginOutcome.LoggedIn;
import dev.souk.user.session.LoginOutcome.Throttled;
import dev.souk.user.session.LoginOutcome.WrongCredentials;
import dev.souk.user.session.LoginRequest;
import dev.souk.user.session.SessionService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * The login page at {@value #PATH}, within the limits of {@code POST /sessions}. Its query is that of the authorization
 * endpoint, which gets it back after the login. A filter, since a controller rejects a query that it does not know.
 */
final class LoginFilter extends OncePerRequestFilter {

    static final String PATH = "/login";
    static final String AUTHORIZATION = "/oauth2/authorize";

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    private final SessionService service;
    private final LoginSessions sessions;
    private final Validator validator;
    private final String page;

    LoginFilter(SessionService service, LoginSessions sessions, Validator validator) throws IOException {
        this.service = service;
        this.sessions = sessions;
        this.validator = validator;
        this.page = new ClassPathResource("oidc/login.html").getContentAsString(UTF_8);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> write(request, response, HttpStatus.OK, "");
            case "POST" -> logIn(request, response);
            default -> response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private void logIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            switch (verify(request)) {
                case LoggedIn(var user) -> {
                    sessions.open(user, request, response);
                    String query = request.getQueryString();
                    response.sendRedirect(query == null ? "/" : AUTHORIZATION + "?" + query);
                }
                case WrongCredentials _ ->
                    write(request, response, HttpStatus.UNAUTHORIZED, "E-mail or password is wrong.");
                case Throttled(var retryAfter) ->
                    throw Problems.TOO_MANY_REQUESTS
                            .with("Too many logins have failed. Try again later.")
                            .retryAfter(retryAfter);
            }
        } catch (ProblemException tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfterSeconds()));
            write(request, response, tooMany.problem().status(), String.valueOf(tooMany.getMessage()));
        }
    }

    /** What no account can have is wrong, and costs no hash. */
    private LoginOutcome verify(HttpServletRequest request) {
        var login = new LoginRequest(parameter(request, "email"), parameter(request, "password"));
        return validator.validate(login).isEmpty()
                ? service.login(login, Network.of(request.getRemoteAddr()))
                : new WrongCredentials();
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String message)
            throws IOException {
        var csrf = (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
        byte[] body = page.replace("{{csrf}}", csrf.getToken())
                .replace("{{message}}", message)
                .replace("{{email}}", HtmlUtils.htmlEscape(parameter(request, "email")))
                .getBytes(UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
