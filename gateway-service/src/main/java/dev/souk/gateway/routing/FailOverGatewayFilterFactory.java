package dev.souk.gateway.routing;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR;

import dev.souk.gateway.instances.EjectedInstances;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The filter {@code FailOver}: when the connection to an instance fails, it ejects that instance and retries the call
 * once on another one. This is the only layer that retries requests of clients; order-service retries its own
 * calls to other services. A retry budget prevents additional load on a system that already fails.
 *
 * <p>In a route it follows {@code CircuitBreaker}, so that a call that succeeds on retry counts as a success.
 */
@Component
class FailOverGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private final EjectedInstances ejected;
    private final Bucket retryBudget;

    FailOverGatewayFilterFactory(EjectedInstances ejected, FailOverProperties properties) {
        this.ejected = ejected;
        int retries = properties.maxRetriesPerSecond();
        this.retryBudget = Bucket.builder()
                .addLimit(limit -> limit.capacity(retries).refillGreedy(retries, Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public GatewayFilter apply(Object config) {
        return (exchange, chain) -> attempt(exchange, chain)
                .onErrorResume(CallFailureClassifier::isConnectionFailure, failure -> retry(exchange, chain, failure));
    }

    private Mono<Void> retry(ServerWebExchange exchange, GatewayFilterChain chain, Throwable failure) {
        if (!CallFailureClassifier.isRetryable(exchange.getRequest(), failure) || !retryBudget.tryConsume(1)) {
            return Mono.error(failure);
        }
        ServerWebExchangeUtils.reset(exchange);
        return attempt(exchange, chain);
    }

    private Mono<Void> attempt(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).doOnError(CallFailureClassifier::isConnectionFailure, _ -> eject(exchange));
    }

    private void eject(ServerWebExchange exchange) {
        Response<ServiceInstance> chosen = exchange.getAttribute(GATEWAY_LOADBALANCER_RESPONSE_ATTR);
        ServiceInstance instance = chosen == null ? null : chosen.getServer();
        if (instance != null) {
            ejected.eject(instance);
        }
    }
}
