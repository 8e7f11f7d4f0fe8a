package dev.souk.user.oidc;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.audit.Audit;
import dev.souk.common.database.DatabaseAvailability;
import dev.souk.common.problem.Problems;
import dev.souk.common.security.RejectionAuditFilter;
import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.TransactionException;

/**
 * The security filter chain of OpenID Connect, before that of all other paths, with the login page and its sessions.
 * Here no session begins before a login; for passkeys one does, in {@link PasskeyConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
class OidcSecurityConfiguration {

    private static final String USER_INFO = "/userinfo";
    private static final String LOGOUT = "/connect/logout";
    private static final int BEFORE_BODY_LIMIT = Ordered.HIGHEST_PRECEDENCE + 19;

    /**
     * Lets Tomcat read a form before {@code ReadableRequestFilter} has received its body, where Tomcat would not look.
     */
    @Bean
    FilterRegistrationBean<Filter> formFilter() {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            request.getParameterMap();
            chain.doFilter(request, response);
        });
        registration.addUrlPatterns(LoginPage.PATH, "/oauth2/*", USER_INFO, LOGOUT);
        registration.setOrder(BEFORE_BODY_LIMIT);
        return registration;
    }

    @Bean
    @Order(1)
    SecurityFilterChain oidcFilterChain(
            HttpSecurity http,
            OidcEndpoints endpoints,
            JdbcIndexedSessionRepository repository,
            LoginSessions logins,
            ProgramLogins programs,
            ProblemWriter problems,
            Audit audit,
            AuthorizationServerSettings settings) {
        var bearerTokens = new DefaultBearerTokenResolver();
        http.addFilterBefore(namingIssuer(String.valueOf(settings.getIssuer())), DisableEncodeUrlFilter.class);
        logInBrowsers(http, repository, logins, problems, audit);
        http.addFilterAfter(programs::requireRecent, SecurityContextHolderFilter.class); // and after endInvalid
        return http.securityMatcher(
                        "/oauth2/**",
                        USER_INFO,
                        LOGOUT,
                        LoginPage.PATH,
                        "/.well-known/openid-configuration",
                        "/.well-known/oauth-authorization-server")
                .oauth2AuthorizationServer(endpoints::configure)
                // nowhere else, so that an access token is no login at the authorization endpoint
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .bearerTokenResolver(request ->
                                request.getRequestURI().equals(USER_INFO) ? bearerTokens.resolve(request) : null))
                .authorizeHttpRequests(requests -> requests.requestMatchers(LoginPage.PATH)
                        .permitAll()
                        .requestMatchers(OidcSecurityConfiguration::isWithoutPage)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    static void logInBrowsers(
            HttpSecurity http,
            JdbcIndexedSessionRepository repository,
            LoginSessions logins,
            ProblemWriter problems,
            Audit audit) {
        var sessions = new SessionRepositoryFilter<>(repository);
        sessions.setHttpSessionIdResolver(sessionCookie());
        http.addFilterBefore(unavailability(problems), DisableEncodeUrlFilter.class)
                .addFilterBefore(sessions, DisableEncodeUrlFilter.class)
                .addFilterAfter(new RejectionAuditFilter(audit), SecurityContextHolderFilter.class)
                .addFilterAfter(logins::endInvalid, SecurityContextHolderFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache())) // the query of the page instead
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint((request, response, _) -> requireLogin(request, response)))
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable)); // the gateway's
    }

    /** Responds 503 while the database is unavailable, as controllers do. */
    private static Filter unavailability(ProblemWriter problems) {
        return (request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (AuthenticationServiceException keysUnavailable) {
                problems.write(
                        (HttpServletRequest) request, (HttpServletResponse) response, Problems.tokenNotVerifiable());
            } catch (DataAccessException | TransactionException failure) {
                if (!DatabaseAvailability.isUnavailable(failure)) {
                    throw failure;
                }
                problems.write(
                        (HttpServletRequest) request, (HttpServletResponse) response, Problems.databaseUnavailable());
            }
        };
    }

    /** Adds the issuer to what a client gets, which notices so that it comes from another provider (RFC 9207). */
    private static Filter namingIssuer(String issuer) {
        String parameter = "&iss=" + encode(issuer, UTF_8);
        return (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public void sendRedirect(String location) throws IOException {
                        boolean isForClient = !location.startsWith("/")
                                && LoginPage.IS_AUTHORIZATION.matches((HttpServletRequest) request);
                        super.sendRedirect(isForClient ? location + parameter : location);
                    }
                });
    }

    /** The prefix makes a browser refuse the cookie from another host, a sibling domain, or without TLS. */
    private static CookieHttpSessionIdResolver sessionCookie() {
        var cookie = new DefaultCookieSerializer(); // HttpOnly, and Lax: it is needed when a client sends the browser
        cookie.setCookieName("__Host-souk-login");
        cookie.setUseSecureCookie(true);
        cookie.setCookiePath("/");
        var resolver = new CookieHttpSessionIdResolver();
        resolver.setCookieSerializer(cookie);
        return resolver;
    }

    private static CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository(); // HttpOnly
        tokens.setCookieName("__Host-souk-csrf");
        tokens.setCookiePath("/");
        // not Strict: a page of another site that leads to the login would get a new token in place of one in use
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).sameSite("Lax"));
        return tokens;
    }

    private static void requireLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (LoginPage.IS_AUTHORIZATION.matches(request)) {
            response.sendRedirect(LoginPage.PATH + "?" + query(request));
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

    /** Whether the client wants an error instead of a login page. */
    private static boolean isWithoutPage(HttpServletRequest request) {
        return LoginPage.IS_AUTHORIZATION.matches(request)
                && String.valueOf(request.getParameter("prompt")).contains("none");
    }
}
