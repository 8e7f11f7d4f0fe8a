package dev.souk.gateway.security;

import dev.souk.common.problem.Problems;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;

/**
 * Cross-origin requests (CORS) of browsers. They come before the check of the token: a preflight has no token, and a
 * page can read 401 and 429 only if they have the CORS headers too.
 */
@Component
class CrossOrigin {

    private static final List<String> ALL = List.of(CorsConfiguration.ALL);

    private final CorsConfigurationSource source;
    private final CorsProcessor processor = new RejectionAsProblem();

    CrossOrigin(CorsProperties properties) {
        this.source = source(properties);
    }

    /** Adds the headers for pages of other origins; true if the request is a preflight, and its response complete. */
    boolean isAnswered(ServerWebExchange exchange) {
        processor.process(source.getCorsConfiguration(exchange), exchange);
        return CorsUtils.isPreFlightRequest(exchange.getRequest());
    }

    /**
     * Without allowed origins only preflights are rejected. Other requests are not: behind a proxy that ends TLS, the
     * gateway's own pages look as if they had another origin.
     */
    private static CorsConfigurationSource source(CorsProperties properties) {
        var cors = new CorsConfiguration();
        if (properties.allowedOrigins().isEmpty()) {
            return exchange -> CorsUtils.isPreFlightRequest(exchange.getRequest()) ? cors : null;
        }
        cors.setAllowedOrigins(properties.allowedOrigins());
        cors.setAllowedMethods(ALL);
        cors.setAllowedHeaders(ALL);
        cors.setExposedHeaders(ALL); // without credentials of the browser, which are never allowed
        cors.setMaxAge(properties.maxAge());
        return _ -> cors;
    }

    private static final class RejectionAsProblem extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw Problems.FORBIDDEN.with(
                    "Pages of this origin may not call the API; souk.gateway.cors.allowed-origins lists those that may.");
        }
    }
}
