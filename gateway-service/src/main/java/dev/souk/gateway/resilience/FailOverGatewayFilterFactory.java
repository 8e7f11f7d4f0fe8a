package dev.souk.gateway.resilience;

import dev.souk.common.retry.RetryBudget;
import dev.souk.common.retry.RetryBudgets;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The filter {@code FailOver}: when the connection to an instance fails, it retries the call, as often as
 * {@code resilience4j.retry} says for the name; the load balancer then chooses another instance. This is the only layer
 * that retries requests of clients; order-service retries its own calls to other services. A retry budget for each name
 * prevents additional load on a system that already fails.
 *
 * <p>In a route it follows {@code CircuitBreaker}, so that a call that succeeds on retry counts as a success.
 */
@Component
class FailOverGatewayFilterFactory extends NamedGatewayFilterFactory {

    private static final String NO_HTTP = "The instance did not answer with HTTP";

    private final RetryRegistry retries;
    private final RetryBudgets budgets;
    private final CallerConnection caller;

    FailOverGatewayFilterFactory(RetryRegistry retries, RetryBudgets budgets, CallerConnection caller) {
        this.retries = retries;
        this.budgets = budgets;
        this.caller = caller;
    }

    @Override
    GatewayFilter filter(String name) {
        Retry retry = retries.getConfiguration(name)
                .map(settings -> retries.retry(name, settings))
                .orElseGet(() -> retries.retry(name));
        RetryBudget budget = budgets.of(name);
        return (exchange, chain) -> {
            budget.deposit();
            return new Call(exchange, chain, retry.asyncContext(), budget).attempt();
        };
    }

    /** A call with its attempts. */
    private final class Call {

        private final ServerWebExchange exchange;
        private final GatewayFilterChain chain;
        private final Retry.AsyncContext<?> attempts;
        private final RetryBudget budget;

        Call(ServerWebExchange exchange, GatewayFilterChain chain, Retry.AsyncContext<?> attempts, RetryBudget budget) {
            this.exchange = exchange;
            this.chain = chain;
            this.attempts = attempts;
            this.budget = budget;
        }

        Mono<Void> attempt() {
            return chain.filter(exchange)
                    .doOnSuccess(_ -> attempts.onComplete())
                    .onErrorResume(CallFailureClassifier::isConnectionFailure, this::failed)
                    .onErrorResume(
                            CallFailureClassifier::isUnreadable, failure -> failed(new IOException(NO_HTTP, failure)));
        }

        private Mono<Void> failed(Throwable failure) {
            if (!caller.isOpen(exchange.getRequest()) || CallFailureClassifier.isResponseAborted(exchange, failure)) {
                return Mono.error(new CallerDisconnectedException(failure));
            }
            if (!CallFailureClassifier.isRetryable(exchange, failure)) {
                return Mono.error(failure);
            }
            long waitMillis = attempts.onError(failure);
            if (waitMillis < 0 || !budget.tryWithdraw()) {
                return Mono.error(failure);
            }
            ServerWebExchangeUtils.reset(exchange);
            return Mono.delay(Duration.ofMillis(waitMillis)).then(Mono.defer(this::attempt));
        }
    }
}
