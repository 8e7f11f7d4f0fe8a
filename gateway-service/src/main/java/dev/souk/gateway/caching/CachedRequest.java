package dev.souk.gateway.caching;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A GET or HEAD that the cache may answer. */
record CachedRequest(CacheKey key, ServerWebExchange exchange, GatewayFilterChain chain) {

    static CachedRequest of(ServerWebExchange exchange, GatewayFilterChain chain) {
        return new CachedRequest(CacheKey.of(exchange.getRequest()), exchange, chain);
    }

    boolean isGet() {
        return exchange.getRequest().getMethod().equals(HttpMethod.GET);
    }

    /** To the service and back as if there was no cache. */
    Mono<Void> forward() {
        return chain.filter(exchange);
    }
}
