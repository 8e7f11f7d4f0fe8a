package dev.souk.gateway.security;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.gateway.ratelimit.RateLimits;
import dev.souk.gateway.request.HostHeader;
import dev.souk.gateway.request.ManagementPort;
import dev.souk.gateway.request.RejectedBodyRequest;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Everything that a request has to pass before it is routed, in this order: a valid host, the firewall, the rules for
 * pages of other origins, the check of its token, the rate limits, {@link AccessRules} and a body that was received.
 * One filter in the place of Spring Security's chain of fifteen, each with operators of its own (ADR 8); firewall and
 * token check are Spring Security's.
 */
@Component
@Order(-100) // as the chain of Spring Security
record SecurityFilter(
        ManagementPort management,
        ServerWebExchangeFirewall firewall,
        CrossOrigin crossOrigin,
        ReactiveJwtDecoder tokens,
        RateLimits rateLimits,
        RoutedPaths routes)
        implements WebFilter {

    private static final String BEARER = "Bearer "; // RFC 6750, section 2.1

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (management.received(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        SecurityHeaders.addTo(exchange);
        HostHeader.check(exchange.getRequest());
        return firewall.getFirewalledExchange(exchange).flatMap(checked -> admit(checked, chain));
    }

    private Mono<Void> admit(ServerWebExchange exchange, WebFilterChain chain) {
        if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
            rateLimits.admit(exchange, null, null);
        }
        if (crossOrigin.isAnswered(exchange)) {
            return Mono.empty();
        }
        String credentials = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (credentials == null || !credentials.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return proceed(exchange, chain, null);
        }
        return tokens.decode(credentials.substring(BEARER.length()).strip())
                .onErrorMap(JwtException.class, failure -> rejected(exchange, failure))
                .flatMap(verified -> proceed(exchange, chain, verified));
    }

    /** Guessing tokens is limited, too. */
    private ProblemException rejected(ServerWebExchange exchange, JwtException failure) {
        rateLimits.admit(exchange, null, routes.find(exchange));
        return failure instanceof BadJwtException ? Problems.tokenRejected() : Problems.tokenNotVerifiable();
    }

    private Mono<Void> proceed(ServerWebExchange exchange, WebFilterChain chain, @Nullable Jwt token) {
        RoutedPath route = routes.find(exchange);
        rateLimits.admit(exchange, token == null ? null : token.getSubject(), route);
        AccessRules.check(exchange.getRequest(), route, token);
        RejectedBodyRequest.check(exchange.getRequest());
        return chain.filter(exchange);
    }
}
