package dev.souk.gateway.security;

import dev.souk.common.problem.StatusProblems;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A path that ends with a slash is unknown. The patterns of the routes match it, so that without this filter a public
 * path such as {@code /items/} would ask for a token. Only the page of the shop, {@code /}, is one.
 */
final class TrailingSlash implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        return path.length() > 1 && path.endsWith("/")
                ? Mono.error(StatusProblems.of(HttpStatus.NOT_FOUND))
                : chain.filter(exchange);
    }
}
