package dev.souk.gateway.request;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Rejects a request for a service whose body is too large, too slow or not allowed; see {@link RequestBodies}. */
@Component
class BodyLimitGlobalFilter implements GlobalFilter, Ordered {

    private final long maxBytes;

    BodyLimitGlobalFilter(RequestProperties properties) {
        this.maxBytes = properties.maxBodySize().toBytes();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 2_000;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        RequestBodies.check(request, maxBytes);
        return RequestBodies.hasBody(request.getHeaders())
                ? request.getBody().then(Mono.defer(() -> chain.filter(exchange)))
                : chain.filter(exchange);
    }
}
