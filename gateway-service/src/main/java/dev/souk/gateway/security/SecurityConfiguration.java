package dev.souk.gateway.security;

import dev.souk.common.token.TokenRoles;
import dev.souk.gateway.problem.ProblemWebExceptionHandler;
import dev.souk.gateway.ratelimit.RateLimitFilter;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Requires a token for every routed path except the public endpoints listed here and the public routes, and the role
 * ADMIN below {@code /admin}. Every other path is 404, with or without a token.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String SWAGGER_UI_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static final String[] PUBLIC_READS = {
        "/items/**", "/.well-known/jwks.json", "/", "/shop/**", "/asyncapi.html", "/asyncapi.json", "/asyncapi/**"
    };

    private final ProblemWebExceptionHandler problems;
    private final RateLimitFilter rateLimit;
    private final RoutedPaths routed;

    SecurityConfiguration(ProblemWebExceptionHandler problems, RateLimitFilter rateLimit, RoutedPaths routed) {
        this.problems = problems;
        this.rateLimit = rateLimit;
        this.routed = routed;
    }

    /**
     * Otherwise each filter of the chain is observed, which costs more than the filters, and no metric of it is used.
     */
    @Bean
    static SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * The management port only. No rate limit: a load balancer would take a gateway for down that answers its probes
     * 429.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain endpointFilterChain(ServerHttpSecurity http) {
        return withoutLogin(http)
                .securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http, ReactiveJwtDecoder decoder, CorsFilterConfiguration.CorsFilter cors) {
        return withHeaders(withoutLogin(http))
                .authorizeExchange(this::authorize)
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(rolesOfToken()))
                                .authenticationEntryPoint(this::unauthenticated)
                                .accessDeniedHandler(problems::answer))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(this::unauthenticated).accessDeniedHandler(problems::answer))
                .addFilterAt(cors.filter(), SecurityWebFiltersOrder.CORS)
                .addFilterAfter(rateLimit::filter, SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterBefore(new TrailingSlash(), SecurityWebFiltersOrder.AUTHORIZATION)
                .build();
    }

    private Mono<Void> unauthenticated(ServerWebExchange exchange, AuthenticationException failure) {
        return rateLimit.admitUnauthenticated(exchange).then(problems.answer(exchange, failure));
    }

    private void authorize(AuthorizeExchangeSpec exchanges) {
        exchanges
                .pathMatchers(HttpMethod.OPTIONS, routed.patterns()) // which methods a path has; changes nothing
                .permitAll()
                .pathMatchers("/admin/**")
                .hasRole("ADMIN")
                .pathMatchers(HttpMethod.POST, "/users", "/sessions")
                .permitAll()
                .pathMatchers(HttpMethod.GET, PUBLIC_READS)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, PUBLIC_READS)
                .permitAll()
                .pathMatchers(routed.patterns(RoutedPath::isPublic))
                .permitAll()
                .pathMatchers("/swagger-ui.html", "/swagger-ui/**", "/problems/**")
                .permitAll()
                .pathMatchers(routed.patterns())
                .authenticated()
                .anyExchange()
                .access(new UnknownPath());
    }

    /** The claim {@code role} as an authority, as in the services: {@code ROLE_ADMIN} or {@code ROLE_CUSTOMER}. */
    private static ReactiveJwtAuthenticationConverter rolesOfToken() {
        var converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                new ReactiveJwtGrantedAuthoritiesConverterAdapter(TokenRoles.converter()));
        return converter;
    }

    private static ServerHttpSecurity withHeaders(ServerHttpSecurity http) {
        return http.headers(
                headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(SWAGGER_UI_POLICY))
                        .hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable)
                        .writer(new TransportSecurityHeader()));
    }

    /** Disables what Spring Security adds for browsers, sessions and forms. */
    private static ServerHttpSecurity withoutLogin(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }
}
