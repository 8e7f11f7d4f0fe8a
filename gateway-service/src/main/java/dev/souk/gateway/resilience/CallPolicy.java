package dev.souk.gateway.resilience;

import dev.souk.common.retry.RetryBudget;
import dev.souk.common.retry.RetryBudgets;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What {@code resilience4j.*} says about the calls of one name. */
record CallPolicy(
        CircuitBreakerOperator<Void> breaker, BulkheadOperator<Void> bulkhead, Retry retry, RetryBudget budget) {

    /**
     * The call, unless the circuit breaker is open or the bulkhead full. The bulkhead is within the circuit breaker,
     * which ignores a full one.
     */
    Mono<Void> protect(Mono<Void> call) {
        return Mono.from(breaker.apply(bulkhead.apply(call)));
    }

    /** Makes the policies. */
    @Component
    static final class Factory {

        private final CircuitBreakerRegistry breakers;
        private final BulkheadRegistry bulkheads;
        private final RetryRegistry retries;
        private final RetryBudgets budgets;

        Factory(
                CircuitBreakerRegistry breakers,
                BulkheadRegistry bulkheads,
                RetryRegistry retries,
                RetryBudgets budgets) {
            this.breakers = breakers;
            this.bulkheads = bulkheads;
            this.retries = retries;
            this.budgets = budgets;
        }

        /** That of this name, with the settings {@code default} where there are none of its own. */
        CallPolicy create(String name) {
            return new CallPolicy(
                    CircuitBreakerOperator.of(breakers.circuitBreaker(name)),
                    BulkheadOperator.of(bulkheads.bulkhead(name)),
                    retries.retry(name),
                    budgets.of(name));
        }
    }
}
