package dev.souk.gateway.security;

import dev.souk.common.problem.Problems;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;

/**
 * Cross-origin requests (CORS) of browsers. They come before the check of the token: a preflight has no token, and a
 * page can read 401 and 429 only if they have the CORS headers too.
 */
@Component
class CrossOrigin extends DefaultCorsProcessor {

    private final boolean hasAllowed;
    private final CorsConfiguration cors = new CorsConfiguration();

    CrossOrigin(CorsProperties properties) {
        hasAllowed = !properties.allowedOrigins().isEmpty();
        cors.setAllowedOrigins(properties.allowedOrigins());
        cors.addAllowedMethod(CorsConfiguration.ALL);
        cors.addAllowedHeader(CorsConfiguration.ALL);
        cors.addExposedHeader(CorsConfiguration.ALL); // without credentials of the browser, which are never allowed
        cors.setMaxAge(properties.maxAge());
    }

    /**
     * Adds the headers for pages of other origins; true if the request is a preflight, and its response complete.
     * Without allowed origins only preflights are rejected. Other requests are not: behind a proxy that ends TLS, the
     * gateway's own pages look as if they had another origin.
     */
    boolean isAnswered(ServerWebExchange exchange) {
        boolean isPreflight = CorsUtils.isPreFlightRequest(exchange.getRequest());
        if (isPreflight || hasAllowed) {
            process(cors, exchange);
        }
        return isPreflight;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        throw Problems.FORBIDDEN.with(
                "Pages of this origin may not call the API; souk.gateway.cors.allowed-origins lists those that may.");
    }
}
