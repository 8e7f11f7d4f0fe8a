package dev.souk.gateway.resilience;

import dev.souk.common.retry.RetryBudgets;
import io.github.resilience4j.retry.Retry;
import io.micrometer.observation.Observation;
import java.io.IOException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * A call with its attempts. When the connection to an instance fails, the call is repeated, as often as
 * {@code resilience4j.retry} says; the load balancer then chooses another instance. This is the only layer that retries
 * requests of clients; order-service retries its own calls to other services. A retry budget for each name prevents
 * additional load on a system that already fails.
 */
class ServiceCall {

    private final ServerWebExchange exchange;
    private final GatewayFilterChain chain;
    private final String name;
    private final RetryBudgets budgets;
    private final Retry.AsyncContext<?> attempts;

    ServiceCall(ServerWebExchange exchange, GatewayFilterChain chain, Retry retry, RetryBudgets budgets) {
        this.exchange = exchange;
        this.chain = chain;
        this.attempts = retry.asyncContext();
        this.name = retry.getName();
        this.budgets = budgets;
    }

    /** What a full bulkhead or an open circuit breaker rejects pays for no retry: it does not subscribe. */
    Mono<Void> firstAttempt() {
        return Mono.defer(() -> {
            budgets.deposit(name);
            return attempt().doOnSuccess(_ -> attempts.onComplete());
        });
    }

    private Mono<Void> attempt() {
        return chain.filter(exchange)
                .onErrorMap(
                        CallFailureClassifier::isUnreadable, failure -> new IOException("No HTTP response", failure))
                .onErrorResume(CallFailureClassifier::isConnectionFailure, this::lost);
    }

    private Mono<Void> lost(Throwable failure) {
        boolean isShared = exchange.getAttribute(CallFailureClassifier.SHARED) != null;
        if (!isShared && (!isClientConnected() || CallFailureClassifier.isResponseAborted(exchange, failure))) {
            return Mono.error(new ClientDisconnectedException(failure));
        }
        if (!CallFailureClassifier.isRetryable(exchange, failure)) {
            return Mono.error(failure);
        }
        long waitMillis = attempts.onError(failure);
        if (waitMillis < 0 || !budgets.tryWithdraw(name)) {
            return Mono.error(failure);
        }
        Object observation = exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR);
        if (observation instanceof Observation attempt) {
            attempt.error(failure).stop(); // Spring Cloud Gateway ends that of the last attempt only
        }
        ServerWebExchangeUtils.reset(exchange);
        return Mono.delay(Duration.ofMillis(waitMillis)).then(Mono.defer(this::attempt));
    }

    /** False once the client has closed the connection of the request. */
    boolean isClientConnected() {
        Connection connection = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        return connection.channel().isActive();
    }
}
