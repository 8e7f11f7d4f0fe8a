package dev.souk.user.oidc;

import dev.souk.common.web.problem.ProblemWriter;
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
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;

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
    SecurityFilterChain oidcFilterChain(HttpSecurity http, LoginConfigurer login, OidcEndpoints endpoints) {
        var bearerTokens = new DefaultBearerTokenResolver();
        return http.securityMatcher(
                        "/oauth2/**",
                        USER_INFO,
                        LOGOUT,
                        LoginFilter.PATH,
                        "/.well-known/openid-configuration",
                        "/.well-known/oauth-authorization-server")
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
}
