package dev.souk.user.oidc;

import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/** The security filter chain of OpenID Connect, before that of all other paths. */
@Configuration(proxyBeanMethods = false)
@Profile("oidc")
class OidcSecurityConfiguration {

    private static final String USER_INFO = "/userinfo";
    private static final String LOGOUT = "/connect/logout";
    private static final int BEFORE_BODY_LIMIT = Ordered.HIGHEST_PRECEDENCE + 19;

    @Bean
    FilterRegistrationBean<OidcRequestFilter> oidcRequestFilter(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new OidcRequestFilter(problems));
        registration.addUrlPatterns(LoginFilter.PATH, "/oauth2/*", USER_INFO, LOGOUT);
        registration.setOrder(BEFORE_BODY_LIMIT);
        return registration;
    }

    @Bean
    @Order(1)
    SecurityFilterChain oidcFilterChain(
            HttpSecurity http, LoginConfigurer login, OidcEndpoints endpoints, AuthorizationServerSettings settings) {
        var bearerTokens = new DefaultBearerTokenResolver();
        return http.securityMatcher(
                        "/oauth2/**",
                        USER_INFO,
                        LOGOUT,
                        LoginFilter.PATH,
                        "/.well-known/openid-configuration",
                        "/.well-known/oauth-authorization-server")
                .addFilterBefore(namingIssuer(String.valueOf(settings.getIssuer())), DisableEncodeUrlFilter.class)
                .with(login, Customizer.withDefaults())
                .oauth2AuthorizationServer(endpoints::configure)
                // nowhere else, so that an access token is no login at the authorization endpoint
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .bearerTokenResolver(request ->
                                request.getRequestURI().equals(USER_INFO) ? bearerTokens.resolve(request) : null))
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable)) // the gateway's
                .authorizeHttpRequests(requests -> requests.requestMatchers(LoginConfigurer::isWithoutPage)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Adds the issuer to what a client gets, which notices so that it comes from another provider (RFC 9207). */
    private static Filter namingIssuer(String issuer) {
        String parameter = "&iss=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8);
        return (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public void sendRedirect(String location) throws IOException {
                        boolean isForClient = !location.startsWith("/")
                                && ((HttpServletRequest) request)
                                        .getRequestURI()
                                        .equals(LoginFilter.AUTHORIZATION);
                        super.sendRedirect(isForClient ? location + parameter : location);
                    }
                });
    }
}
