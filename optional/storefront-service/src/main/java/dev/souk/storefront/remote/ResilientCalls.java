package dev.souk.storefront.remote;

import dev.souk.common.deadline.DeadlineExceededException;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.problem.ReceivedProblem;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapterDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Protects each call of a declarative client. The bulkhead limits how many requests one slow service can hold; inside
 * it the circuit breaker stops calls to a service that keeps failing; inside that the time limit holds for the call
 * with its retry. The settings are in {@code resilience4j.*}. The methods of a client return a body, or a response of
 * events: no other is protected. A call fails with a {@link ProblemException} only: that of the service where it
 * rejects the request, 503 where it does not answer.
 */
public final class ResilientCalls extends ReactorHttpExchangeAdapterDecorator {

    private static final Logger log = LoggerFactory.getLogger(ResilientCalls.class);

    /** The client's own limit comes first: it says which instance has not answered. */
    private static final Duration GRACE = Duration.ofMillis(100);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final String service;
    private final BulkheadRegistry bulkheads;
    private final CircuitBreakerRegistry circuitBreakers;
    private final TimeLimiterRegistry timeLimits;

    ResilientCalls(
            HttpExchangeAdapter client,
            String service,
            BulkheadRegistry bulkheads,
            CircuitBreakerRegistry circuitBreakers,
            TimeLimiterRegistry timeLimits) {
        super(client);
        this.service = service;
        this.bulkheads = bulkheads;
        this.circuitBreakers = circuitBreakers;
        this.timeLimits = timeLimits;
    }

    @Override
    public Mono<Void> exchangeForMono(HttpRequestValues request) {
        return call(service, super.exchangeForMono(request));
    }

    @Override
    public <T> Mono<T> exchangeForBodyMono(HttpRequestValues request, ParameterizedTypeReference<T> type) {
        return call(service, super.exchangeForBodyMono(request, type));
    }

    /** Until the events begin, with policies of its own: subscriptions hold no place of another call. */
    @Override
    public <T> Mono<ResponseEntity<Flux<T>>> exchangeForEntityFlux(
            HttpRequestValues request, ParameterizedTypeReference<T> type) {
        return call(service + "-events", super.exchangeForEntityFlux(request, type));
    }

    private <T> Mono<T> call(String policies, Mono<T> request) {
        Duration limit = timeLimits.timeLimiter(policies).getTimeLimiterConfig().getTimeoutDuration();
        return Deadlines.remaining(limit)
                .flatMap(left -> request.timeout(left.plus(GRACE)).onErrorMap(failure -> cause(failure, left, limit)))
                .transformDeferred(CircuitBreakerOperator.of(circuitBreakers.circuitBreaker(policies)))
                .transformDeferred(BulkheadOperator.of(bulkheads.bulkhead(policies)))
                .onErrorMap(failure -> problem(policies, failure));
    }

    /** The problem when a stream breaks off after it has begun. */
    public static ProblemException unavailable(Throwable failure) {
        return failure instanceof ProblemException known ? known : unavailable();
    }

    /** A call that was cut off by the deadline of the caller says nothing about the service. */
    private static Throwable cause(Throwable failure, Duration left, Duration limit) {
        boolean isCutOff = RetryableFailure.isResponseTimeout(failure) && left.compareTo(limit) < 0;
        return isCutOff ? new DeadlineExceededException() : failure;
    }

    private static ProblemException problem(String service, Throwable failure) {
        return switch (failure) {
            case WebClientResponseException response
            when response.getStatusCode().is4xxClientError() ->
                ReceivedProblem.of(
                        response.getStatusCode(),
                        response.getResponseBodyAsString(),
                        response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
            case CallNotPermittedException _, DeadlineExceededException _, BulkheadFullException _ -> {
                log.debug("{} is not called, or not waited for: {}", service, failure.getMessage());
                yield unavailable();
            }
            default -> {
                log.warn(
                        "Call of {} failed: {}",
                        service,
                        NestedExceptionUtils.getMostSpecificCause(failure).toString());
                yield unavailable();
            }
        };
    }

    /** The service cannot be reached, or does not answer in time. What it fails at tells a caller nothing. */
    private static ProblemException unavailable() {
        return Problems.SERVICE_UNAVAILABLE
                .with("A service that is needed for this is unavailable; try again.")
                .retryAfter(RETRY_AFTER);
    }
}
