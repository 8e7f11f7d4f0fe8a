package dev.souk.user.oidc;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.user.session.SessionService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;

/** The login page and its sessions, in one security filter chain only. No session begins before a login. */
@Component
@Profile("oidc")
final class LoginConfigurer extends AbstractHttpConfigurer<LoginConfigurer, HttpSecurity> {

    /** What the gateway accepts in a request line. */
    private static final int MAX_QUERY = 2_000;

    private final JdbcIndexedSessionRepository repository;
    private final LoginSessions sessions;
    private final SessionService service;
    private final Validator validator;

    LoginConfigurer(
            JdbcIndexedSessionRepository repository,
            LoginSessions sessions,
            SessionService service,
            Validator validator) {
        this.repository = repository;
        this.sessions = sessions;
        this.service = service;
        this.validator = validator;
    }

    @Override
    public void init(HttpSecurity http) {
        var storedSessions = new SessionRepositoryFilter<>(repository);
        storedSessions.setHttpSessionIdResolver(cookie());
        http.addFilterBefore(storedSessions, DisableEncodeUrlFilter.class)
                .addFilterAfter(sessions::endInvalid, SecurityContextHolderFilter.class)
                .addFilterAfter(new LoginFilter(service, sessions, validator), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache())) // the query of the page instead
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint((request, response, _) -> requireLogin(request, response)));
    }

    /** The prefix makes a browser refuse the cookie from another host, a sibling domain, or without TLS. */
    private static CookieHttpSessionIdResolver cookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("__Host-souk-login");
        cookie.setUseSecureCookie(true);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax"); // it is needed when a client sends the browser here
        cookie.setCookiePath("/");
        var resolver = new CookieHttpSessionIdResolver();
        resolver.setCookieSerializer(cookie);
        return resolver;
    }

    private static CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("__Host-souk-csrf");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    /** Whether the client wants an error instead of a login page. */
    static boolean isWithoutPage(HttpServletRequest request) {
        return request.getRequestURI().equals(LoginFilter.AUTHORIZATION)
                && String.valueOf(request.getParameter("prompt")).contains("none");
    }

    private static void requireLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals(LoginFilter.AUTHORIZATION)) {
            String query = query(request);
            if (query.length() > MAX_QUERY) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            } else {
                response.sendRedirect(LoginFilter.PATH + "?" + query);
            }
        } else {
            boolean isOfClients = request.getRequestURI().startsWith("/oauth2/");
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, (isOfClients ? "Basic" : "Bearer") + " realm=\"souk\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** With all parameters, also those of a form. */
    private static String query(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getValue())
                        .map(value -> encode(parameter.getKey(), UTF_8) + "=" + encode(value, UTF_8)))
                .collect(Collectors.joining("&"));
    }
}
