package dev.souk.gateway.resilience;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The filter {@code StreamCircuitBreaker}: a circuit breaker for a route whose response is a stream of events. A call
 * ends for it when the response begins, which it has to do within the time limit of other responses.
 * {@code CircuitBreaker} waits for the end of the response, which comes minutes later: until then the streams would
 * occupy all trial calls of a half-open circuit breaker.
 */
@Component
class StreamCircuitBreakerGatewayFilterFactory extends NamedGatewayFilterFactory {

    private final CircuitBreakerRegistry breakers;
    private final Duration responseTimeout;

    StreamCircuitBreakerGatewayFilterFactory(CircuitBreakerRegistry breakers, HttpClientProperties client) {
        this.breakers = breakers;
        this.responseTimeout = Objects.requireNonNull(client.getResponseTimeout(), "in application.yml");
    }

    @Override
    GatewayFilter filter(String name) {
        CircuitBreaker breaker = breakers.getConfiguration(name)
                .map(settings -> breakers.circuitBreaker(name, settings))
                .orElseGet(() -> breakers.circuitBreaker(name));
        return (exchange, chain) ->
                Mono.defer(() -> breaker.tryAcquirePermission() ? call(breaker, exchange, chain) : reject(breaker));
    }

    private static Mono<Void> reject(CircuitBreaker breaker) {
        CallNotPermittedException open = CallNotPermittedException.createCallNotPermittedException(breaker);
        return Mono.error(new ServiceUnavailableException(open.getMessage()));
    }

    private Mono<Void> call(CircuitBreaker breaker, ServerWebExchange exchange, GatewayFilterChain chain) {
        long begin = breaker.getCurrentTimestamp();
        var ended = new AtomicBoolean();
        exchange.getResponse().beforeCommit(() -> {
            if (ended.compareAndSet(false, true)) {
                breaker.onSuccess(breaker.getCurrentTimestamp() - begin, breaker.getTimestampUnit());
            }
            return Mono.empty();
        });
        return chain.filter(exchange)
                .timeout(beginTimeout(ended))
                .onErrorMap(TimeoutException.class, _ -> new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT))
                .doOnError(failure -> {
                    if (ended.compareAndSet(false, true)) {
                        breaker.onError(breaker.getCurrentTimestamp() - begin, breaker.getTimestampUnit(), failure);
                    }
                })
                .doOnCancel(() -> {
                    if (ended.compareAndSet(false, true)) {
                        breaker.releasePermission();
                    }
                });
    }

    /** Emits if the response has not begun in time; the route itself has no response time-out. */
    private Mono<Long> beginTimeout(AtomicBoolean begun) {
        return Mono.delay(responseTimeout).flatMap(late -> begun.get() ? Mono.never() : Mono.just(late));
    }
}
