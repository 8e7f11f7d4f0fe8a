package dev.souk.gateway.caching;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The filter {@code ResponseCache}: decides how a request is answered, and says so in Cache-Status (RFC 9211). */
@Component
class ResponseCacheGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private final ResponseStore store;
    private final Duration timeout;

    ResponseCacheGatewayFilterFactory(ResponseStore store, ResponseCacheProperties properties) {
        this.store = store;
        this.timeout = properties.revalidationTimeout();
    }

    /** Before all other filters of its route, wherever it is named: what it answers needs no call. */
    @Override
    public GatewayFilter apply(Object config) {
        GatewayFilter filter =
                (exchange, chain) -> switch (exchange.getRequest().getMethod().name()) {
                    case "GET" -> read(exchange, chain);
                    case "POST", "PUT", "PATCH", "DELETE" -> change(exchange, chain);
                    default -> chain.filter(exchange);
                };
        return new OrderedGatewayFilter(filter, NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1);
    }

    /** Tells the store before the client has the response: who reads next reads the change; for 412, one by others. */
    private Mono<Void> change(ServerWebExchange exchange, GatewayFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            HttpStatusCode status = exchange.getResponse().getStatusCode();
            if (status == null || !status.isError() || status.value() == 412) {
                store.changed(exchange.getRequest().getURI().getRawPath());
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private Mono<Void> read(ServerWebExchange exchange, GatewayFilterChain chain) {
        CachedResponse stored = store.find(exchange.getRequest());
        long age = stored == null ? 0 : store.age(stored);
        if (stored == null || age >= stored.until().onError()) {
            return ask(exchange, chain, null);
        }
        if (!store.isCurrent(stored) || age >= stored.until().whileRevalidating()) {
            return ask(exchange, chain, stored);
        }
        if (age >= stored.until().fresh()) {
            store.fetch(exchange, chain); // no client waits for it
        }
        exchange.getResponse().getHeaders().set("Age", Long.toString(age));
        return send(exchange, stored, "hit");
    }

    private Mono<Void> ask(ServerWebExchange exchange, GatewayFilterChain chain, @Nullable CachedResponse older) {
        Mono<CachedResponse> call = store.fetch(exchange, chain);
        Mono<Mono<Void>> answer = older == null
                ? call.map(response -> send(exchange, response, "fwd=miss"))
                : call.timeout(timeout)
                        .filter(response -> !response.status().is5xxServerError()) // RFC 5861, section 4
                        .map(response -> send(exchange, response, "fwd=stale"))
                        .onErrorComplete(failure -> !(failure instanceof DataBufferLimitException))
                        .switchIfEmpty(Mono.fromSupplier(
                                () -> send(exchange, older.stale(store.age(older)), "hit; detail=stale-if-error")));
        return answer.onErrorResume(DataBufferLimitException.class, _ -> Mono.just(chain.filter(exchange)))
                .flatMap(sent -> sent);
    }

    private static Mono<Void> send(ServerWebExchange exchange, CachedResponse response, String status) {
        exchange.getResponse().getHeaders().set("Cache-Status", "gateway; " + status);
        return response.writeTo(exchange);
    }
}
