package dev.souk.gateway.security;

import dev.souk.gateway.limit.RateLimitFilter;
import dev.souk.gateway.problem.ProblemWebExceptionHandler;
import dev.souk.gateway.routing.Backend;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/**
 * Every path of a service needs a token, but for the few listed here. A path of nobody needs none: there it is simply
 * not found.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String PAGE_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http,
            ReactiveJwtDecoder tokens,
            ProblemWebExceptionHandler problems,
            RateLimitFilter limits) {
        ServerAuthenticationEntryPoint refused =
                (exchange, refusal) -> limits.admitUnauthenticated(exchange).then(problems.answer(exchange, refusal));
        return withoutLogin(http)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGE_POLICY)))
                .authorizeExchange(SecurityConfiguration::authorize)
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(tokens))
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(problems::answer))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refused).accessDeniedHandler(problems::answer))
                .addFilterAfter(limits::filter, SecurityWebFiltersOrder.AUTHENTICATION)
                .build();
    }

    private static void authorize(AuthorizeExchangeSpec exchanges) {
        exchanges
                .pathMatchers(HttpMethod.POST, "/users", "/sessions")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/items/**", "/.well-known/jwks.json")
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, "/items/**", "/.well-known/jwks.json")
                .permitAll()
                .pathMatchers(Backend.allPaths().toArray(String[]::new))
                .authenticated()
                .anyExchange()
                .permitAll();
    }

    /** What Spring Security adds for people with browsers, sessions and forms. */
    private static ServerHttpSecurity withoutLogin(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }
}
