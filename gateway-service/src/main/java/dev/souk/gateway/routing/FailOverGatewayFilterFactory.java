package dev.souk.gateway.routing;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR;

import dev.souk.gateway.instances.EjectedInstances;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The one place where calls are repeated: once, on another instance, when the connection to the first one failed. A
 * budget keeps repetitions from doubling the load of a system that is already in trouble.
 */
@Component
class FailOverGatewayFilterFactory implements GatewayFilter {

    private static final int REPETITIONS_PER_SECOND = 50;

    private final EjectedInstances ejected;
    private final Bucket budget = Bucket.builder()
            .addLimit(limit ->
                    limit.capacity(REPETITIONS_PER_SECOND).refillGreedy(REPETITIONS_PER_SECOND, Duration.ofSeconds(1)))
            .build();

    FailOverGatewayFilterFactory(EjectedInstances ejected) {
        this.ejected = ejected;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return attempt(exchange, chain)
                .onErrorResume(CallFailureClassifier::connectionFailed, failure -> repeat(exchange, chain, failure));
    }

    private Mono<Void> repeat(ServerWebExchange exchange, GatewayFilterChain chain, Throwable failure) {
        if (!CallFailureClassifier.isRetryable(exchange.getRequest(), failure) || !budget.tryConsume(1)) {
            return Mono.error(failure);
        }
        ServerWebExchangeUtils.reset(exchange);
        return attempt(exchange, chain);
    }

    private Mono<Void> attempt(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).doOnError(CallFailureClassifier::connectionFailed, failure -> eject(exchange));
    }

    private void eject(ServerWebExchange exchange) {
        Response<ServiceInstance> chosen = exchange.getAttribute(GATEWAY_LOADBALANCER_RESPONSE_ATTR);
        ServiceInstance instance = chosen == null ? null : chosen.getServer();
        if (instance != null) {
            ejected.eject(instance);
        }
    }
}
