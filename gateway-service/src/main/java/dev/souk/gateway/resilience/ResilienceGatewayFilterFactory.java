package dev.souk.gateway.resilience;

import dev.souk.common.retry.RetryBudgets;
import dev.souk.gateway.concurrency.Rejection;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The filter {@code Resilience}, of every route: circuit breaker, bulkhead, and the retry of a lost connection on
 * another instance, with the settings {@code resilience4j.*} of the route's service, or of the name that its metadata
 * {@code resilience} gives. A call ends for it when the response begins; its body is written outside.
 */
@Component
class ResilienceGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private static final Logger log = LoggerFactory.getLogger(ResilienceGatewayFilterFactory.class);

    /** After {@code ResponseCache}, and after what the route changes, which is not changed again for a retry. */
    private static final int ORDER = 1_000;

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final RetryRegistry retries;
    private final RetryBudgets budgets;
    private final Counter rejected;
    private final Map<CircuitBreaker, Policy> policies = new ConcurrentHashMap<>(); // few: of names in the routes

    /** What {@code resilience4j.*} says about the calls of one name. */
    private record Policy(CircuitBreakerOperator<Void> breaker, BulkheadOperator<Void> bulkhead, Retry retry) {}

    ResilienceGatewayFilterFactory(
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            RetryRegistry retries,
            RetryBudgets budgets,
            MeterRegistry meters) {
        this.breakers = breakers;
        this.bulkheads = bulkheads;
        this.retries = retries;
        this.budgets = budgets;
        this.rejected = Rejection.counter(meters, "service");
    }

    @Override
    public GatewayFilter apply(Object config) {
        return new OrderedGatewayFilter(this::filter, ORDER);
    }

    private Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RoutedPath path = RoutedPaths.of(exchange);
        if (path.isWebSocket()) { // the client is upgraded before the service is called
            return chain.filter(exchange);
        }
        Policy policy = policies.computeIfAbsent(breakers.circuitBreaker(path.resilience()), this::policy);
        Mono<Void> call = new ServiceCall(exchange, chain, policy.retry(), budgets).firstAttempt();
        return Mono.from(policy.breaker().apply(policy.bulkhead().apply(call))); // a full bulkhead is no failure
    }

    /** That of the same name, with the settings {@code default} where there are none of its own. */
    private Policy policy(CircuitBreaker breaker) {
        String name = breaker.getName();
        breaker.getEventPublisher() // the calls that it rejects are not logged one by one
                .onStateTransition(
                        event -> log.warn("Circuit breaker {} changed state: {}", name, event.getStateTransition()));
        Bulkhead bulkhead = bulkheads.bulkhead(name);
        bulkhead.getEventPublisher() // Resilience4j measures how full it is, not how often it rejects
                .onCallRejected(_ -> rejected.increment());
        return new Policy(CircuitBreakerOperator.of(breaker), BulkheadOperator.of(bulkhead), retries.retry(name));
    }
}
