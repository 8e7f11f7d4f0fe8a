package dev.souk.gateway.resilience;

import dev.souk.common.retry.RetryBudget;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.retry.Retry;
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
}
