package dev.souk.gateway.caching;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A filter that stands before all others of its route, wherever it is named: what it answers needs no call. */
abstract class CachingGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    @Override
    public final GatewayFilter apply(Object config) {
        GatewayFilter filter =
                (exchange, chain) -> switch (exchange.getRequest().getMethod().name()) {
                    case "GET", "HEAD" -> read(exchange, chain);
                    case "POST", "PUT", "PATCH", "DELETE" -> change(exchange, chain);
                    default -> chain.filter(exchange);
                };
        return new OrderedGatewayFilter(filter, NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1);
    }

    Mono<Void> read(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange);
    }

    abstract Mono<Void> change(ServerWebExchange exchange, GatewayFilterChain chain);

    /**
     * Forwards a change. Runs {@code made} if the service has made it, before the client has the answer: who reads
     * after that reads the change. Runs {@code perhapsMade} if there is no answer, or nobody to wait for it.
     */
    static Mono<Void> forward(
            ServerWebExchange exchange, GatewayFilterChain chain, Runnable made, Runnable perhapsMade) {
        exchange.getResponse().beforeCommit(() -> {
            HttpStatusCode status = exchange.getResponse().getStatusCode();
            return status == null || !status.isError() ? Mono.fromRunnable(made) : Mono.empty();
        });
        return chain.filter(exchange).doOnError(_ -> perhapsMade.run()).doOnCancel(perhapsMade);
    }
}
