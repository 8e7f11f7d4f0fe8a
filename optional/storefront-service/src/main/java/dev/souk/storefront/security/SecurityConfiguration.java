package dev.souk.storefront.security;

import dev.souk.common.token.TokenRoles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.support.BearerTokenAuthenticationExtractor;
import org.springframework.graphql.server.webflux.AuthenticationWebSocketInterceptor;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/**
 * A token that is sent must be valid. Whether one is needed, each field of the schema decides: a request has several. A
 * WebSocket sends its token in its first message, since a browser cannot set headers of it.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** GraphiQL has styles and fonts in its stylesheet and its markup. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " font-src data:; img-src 'self' data:; frame-ancestors 'none'";

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http, ReactiveAuthenticationManager tokens, ProblemResponses problems) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable) // the gateway's
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable) // the gateway's
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .authorizeExchange(exchanges -> exchanges
                        .pathMatchers("/graphql", "/ws")
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/graphiql/*")
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus")
                        .permitAll() // probes and scrapers have no token
                        .pathMatchers("/actuator/**")
                        .hasRole("ADMIN")
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.authenticationManager(tokens))
                        .authenticationEntryPoint(problems::handle)
                        .accessDeniedHandler(problems::handle))
                .build();
    }

    @Bean
    ReactiveAuthenticationManager tokenAuthentication(ReactiveJwtDecoder decoder) {
        var manager = new JwtReactiveAuthenticationManager(decoder);
        manager.setJwtAuthenticationConverter(
                new ReactiveJwtAuthenticationConverterAdapter(TokenRoles.authentication()));
        return manager;
    }

    /** One without a token is closed: a subscription needs one, and an open connection takes a place. */
    @Bean
    WebSocketGraphQlInterceptor tokenOfFirstMessage(ReactiveAuthenticationManager tokens) {
        var bearer = new BearerTokenAuthenticationExtractor();
        return new AuthenticationWebSocketInterceptor(
                message -> bearer.getAuthentication(message)
                        .switchIfEmpty(Mono.error(() -> new AuthenticationCredentialsNotFoundException("No token"))),
                tokens);
    }
}
