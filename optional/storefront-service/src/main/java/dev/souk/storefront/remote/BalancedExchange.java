package dev.souk.storefront.remote;

import dev.souk.common.loadbalancing.BalancedCall;
import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.common.loadbalancing.CallOutcome;
import dev.souk.common.loadbalancing.NoInstanceException;
import dev.souk.common.retry.RetryBudgetExhaustedException;
import dev.souk.common.retry.RetryBudgets;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.loadbalancer.LoadBalancerUriTools;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Sends a request to an instance of the service that is the host of its URL, and once more to another instance after a
 * {@link RetryableFailure}, if the request may be repeated and the retry budget allows it. The load balancer learns how
 * each attempt has ended.
 */
record BalancedExchange(BalancedServices services, RetryRegistry retries, RetryBudgets budgets)
        implements ExchangeFilterFunction {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        String service = request.url().getHost();
        budgets.deposit(service);
        var previous = new AtomicReference<@Nullable BalancedInstance>();
        Mono<ClientResponse> attempt = Mono.defer(() -> {
            if (previous.get() != null && !budgets.tryWithdraw(service)) {
                return Mono.error(new RetryBudgetExhaustedException(service));
            }
            BalancedInstance instance = services.of(service).instance(previous.get()); // another, if there is one
            if (instance == null) {
                return Mono.error(new NoInstanceException(service));
            }
            previous.set(instance);
            return send(request, next, instance);
        });
        return mayBeRepeated(request) ? attempt.transformDeferred(RetryOperator.of(retries.retry(service))) : attempt;
    }

    private static Mono<ClientResponse> send(ClientRequest request, ExchangeFunction next, BalancedInstance instance) {
        BalancedCall call = instance.begin();
        URI url = LoadBalancerUriTools.reconstructURI(instance, request.url());
        return next.exchange(ClientRequest.from(request).url(url).build())
                .doOnNext(response ->
                        call.end(CallOutcome.ofStatus(response.statusCode().value())))
                .doOnError(failure -> call.end(outcome(failure)))
                .doOnCancel(() -> call.end(CallOutcome.CANCELLED))
                .flatMap(BalancedExchange::rejectServerError);
    }

    /** As an exception, so that the request is repeated and the circuit breaker counts it. */
    private static Mono<ClientResponse> rejectServerError(ClientResponse response) {
        return response.statusCode().is5xxServerError() ? response.createError() : Mono.just(response);
    }

    private static CallOutcome outcome(Throwable failure) {
        return RetryableFailure.isConnectionFailure(failure) ? CallOutcome.UNREACHABLE : CallOutcome.ERROR;
    }

    /** What changes nothing, or what the service recognises as a repetition. */
    private static boolean mayBeRepeated(ClientRequest request) {
        return request.method().equals(HttpMethod.GET) || request.headers().containsHeader(IDEMPOTENCY_KEY);
    }
}
