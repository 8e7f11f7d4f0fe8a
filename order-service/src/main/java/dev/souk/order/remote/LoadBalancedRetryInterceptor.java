package dev.souk.order.remote;

import dev.souk.common.loadbalancing.BalancedCall;
import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.CallOutcome;
import dev.souk.common.loadbalancing.NoInstanceException;
import dev.souk.common.retry.RetryBudgetExhaustedException;
import dev.souk.common.retry.RetryBudgets;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.client.loadbalancer.RetryableRequestContext;
import org.springframework.cloud.client.loadbalancer.ServiceRequestWrapper;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Sends a request to an instance of the service that is the host of its URL, and a read once more to another instance
 * after a {@link RetryableFailure}. Spring Cloud has a retry of its own, but it cannot tell a call that ran into its
 * time-out from a broken connection, and would double the time that a slow service costs.
 */
record LoadBalancedRetryInterceptor(LoadBalancerClient loadBalancer, RetryRegistry retries, RetryBudgets budgets)
        implements ClientHttpRequestInterceptor {

    /** What may be done twice: a service may have acted before its response was lost. */
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        String service = String.valueOf(request.getURI().getHost());
        budgets.deposit(service);
        var previous = new AtomicReference<@Nullable ServiceInstance>();
        Supplier<ClientHttpResponse> attempt = () -> {
            if (previous.get() != null && !budgets.tryWithdraw(service)) {
                throw new RetryBudgetExhaustedException(service);
            }
            BalancedInstance instance = choose(service, previous.get());
            previous.set(instance);
            return call(instance, new ServiceRequestWrapper(request, instance, loadBalancer), body, execution);
        };
        return REPEATABLE.contains(request.getMethod())
                ? retries.retry(service).executeSupplier(attempt)
                : attempt.get();
    }

    /** An instance other than the previous one, if there is another. */
    private BalancedInstance choose(String service, @Nullable ServiceInstance previous) {
        var request = new DefaultRequest<>(new RetryableRequestContext(previous));
        if (loadBalancer.choose(service, request) instanceof BalancedInstance chosen) {
            return chosen;
        }
        throw new NoInstanceException(service);
    }

    /** Tells the load balancer how the call ended, and turns 5xx into an exception. */
    private static ClientHttpResponse call(
            BalancedInstance instance, HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        BalancedCall call = instance.begin();
        try {
            ClientHttpResponse response = execution.execute(request, body);
            HttpStatusCode status = response.getStatusCode();
            call.end(CallOutcome.ofStatus(status.value()));
            if (status.is5xxServerError()) {
                response.close();
                throw new HttpServerErrorException(status);
            }
            return response;
        } catch (IOException failure) {
            call.end(RetryableFailure.isCallTimeout(failure) ? CallOutcome.ERROR : CallOutcome.UNREACHABLE);
            throw new ResourceAccessException(String.valueOf(failure.getMessage()), failure);
        } finally {
            call.end(CallOutcome.CANCELLED); // has no effect on a call that has ended
        }
    }
}
