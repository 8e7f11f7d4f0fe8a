package dev.souk.bff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The login at the provider, by authorization code with PKCE, and the logout. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    private static final Logger log = LoggerFactory.getLogger(LoginConfiguration.class);
    private static final String FAILED = "/?login=failed";
    private static final RequestMatcher START =
            PathPatternRequestMatcher.withDefaults().matcher("/bff/login/{client}");

    @Bean
    SecurityFilterChain loginFilterChain(
            HttpSecurity http, ClientRegistrationRepository clients, BffProperties properties, JdbcClient jdbc) {
        var logout = new OidcClientInitiatedLogoutSuccessHandler(clients);
        logout.setPostLogoutRedirectUri(properties.shop() + "/");
        logout.setRedirectStrategy((_, response, url) -> response.setHeader("Location", url)); // to a script
        var starts = new DefaultOAuth2AuthorizationRequestResolver(clients, "/bff/login");
        starts.setAuthorizationRequestCustomizer(start ->
                start.additionalParameters(parameters -> parameters.putAll(properties.authorizationParameters())));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()) // the API decides
                .csrf(LoginConfiguration::protectPage)
                .addFilterBefore(LoginConfiguration::refuseUncounted, OAuth2AuthorizationRequestRedirectFilter.class)
                // a new row: at its end, a request that has begun before writes the id that it knows into the old one
                .sessionManagement(session -> session.sessionFixation(SessionFixationConfigurer::migrateSession))
                .oauth2Login(login -> login.loginPage("/")
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(starts)
                                .authorizationRequestRepository(new BegunLoginRepository(
                                        jdbc, new HttpSessionOAuth2AuthorizationRequestRepository())))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri("/bff/callback"))
                        .defaultSuccessUrl("/", true)
                        .failureHandler(LoginConfiguration::fail)
                        .withObjectPostProcessor(failedStart()))
                .logout(page -> page.logoutUrl("/bff/logout").logoutSuccessHandler((request, response, user) -> {
                    try {
                        logout.onLogoutSuccess(request, response, user);
                    } catch (AuthenticationServiceException unavailable) { // the session has ended all the same
                        log.warn("A logout has not ended the login of the provider: {}", unavailable.getMessage());
                        response.setHeader("Location", "/");
                    }
                }))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(AbstractHttpConfigurer::disable) // the gateway adds them
                .build();
    }

    /** The gateway limits how often somebody may begin a login, which is a session, and counts GET alone. */
    private static void refuseUncounted(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var start = (HttpServletRequest) request;
        if (START.matches(start) && !start.getMethod().equals(HttpMethod.GET.name())) {
            var refusal = (HttpServletResponse) response;
            refusal.setHeader(HttpHeaders.ALLOW, HttpMethod.GET.name());
            refusal.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Logs what a call of the provider has brought; not what an address alone can cause. */
    private static void fail(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Throwable cause = failure.getCause();
        if (cause != null && !(cause instanceof IllegalArgumentException)) { // no such client, a text of anybody
            log.warn("A login has failed: {}", failure.getMessage());
        }
        response.sendRedirect(FAILED);
    }

    /** Instead of the library's error page. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failedStart() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(LoginConfiguration::fail);
                return filter;
            }
        };
    }

    /** A script of this origin reads the cookie, and sends its value as a header. */
    private static void protectPage(CsrfConfigurer<HttpSecurity> csrf) {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("__Host-souk-page-csrf");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).sameSite("Strict"));
        csrf.spa();
        csrf.csrfTokenRepository(tokens);
    }
}
