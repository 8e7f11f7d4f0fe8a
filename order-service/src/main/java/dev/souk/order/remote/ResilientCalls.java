package dev.souk.order.remote;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What stands between checkout and another service. From the outside in: the bulkhead limits how many callers one slow
 * service can hold, the breaker does not ask a service that keeps failing, the retry asks another instance once. The
 * breaker sees the outcome of both tries: it judges the service, the retry makes up for one instance.
 */
@Component
class ResilientCalls {

    private final BulkheadRegistry bulkheads;
    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries;

    ResilientCalls(BulkheadRegistry bulkheads, CircuitBreakerRegistry breakers, RetryRegistry retries) {
        this.bulkheads = bulkheads;
        this.breakers = breakers;
        this.retries = retries;
    }

    /** Calls {@code service}; each try is one {@code attempt.get()}. */
    <T> T call(String service, Supplier<T> attempt) {
        Supplier<T> retried = Retry.decorateSupplier(retries.retry(service), attempt);
        Supplier<T> broken = CircuitBreaker.decorateSupplier(breakers.circuitBreaker(service), retried);
        return Bulkhead.decorateSupplier(bulkheads.bulkhead(service), broken).get();
    }
}
