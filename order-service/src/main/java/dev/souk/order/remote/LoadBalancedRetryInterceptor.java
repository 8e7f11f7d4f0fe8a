package dev.souk.order.remote;

import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.NoInstanceException;
import dev.souk.common.retry.RetryBudget;
import dev.souk.common.retry.RetryBudgetExhaustedException;
import dev.souk.common.retry.RetryBudgets;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.client.loadbalancer.RetryableRequestContext;
import org.springframework.cloud.client.loadbalancer.ServiceRequestWrapper;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Sends a request to an instance of the service that is the host of its URL, and once more to another instance after a
 * {@link RetryableFailure}. Spring Cloud has a retry of its own, but it cannot tell a call that ran into its time-out
 * from a broken connection, and would double the time that a slow service costs.
 */
final class LoadBalancedRetryInterceptor implements ClientHttpRequestInterceptor {

    private final LoadBalancerClient loadBalancer;
    private final RetryRegistry retries;
    private final RetryBudgets budgets;

    LoadBalancedRetryInterceptor(LoadBalancerClient loadBalancer, RetryRegistry retries, RetryBudgets budgets) {
        this.loadBalancer = loadBalancer;
        this.retries = retries;
        this.budgets = budgets;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        String service = String.valueOf(request.getURI().getHost());
        RetryBudget budget = budgets.of(service);
        budget.deposit();
        var previous = new AtomicReference<@Nullable ServiceInstance>();
        return retries.retry(service).executeSupplier(() -> {
            if (previous.get() != null && !budget.tryWithdraw()) {
                throw new RetryBudgetExhaustedException(service);
            }
            BalancedInstance instance = choose(service, previous.get());
            previous.set(instance);
            var addressed = new ServiceRequestWrapper(request, instance, loadBalancer);
            InstanceCall call = () -> execution.execute(addressed, body);
            return call.to(instance);
        });
    }

    /** An instance other than the previous one, if there is another. */
    private BalancedInstance choose(String service, @Nullable ServiceInstance previous) {
        var request = new DefaultRequest<>(new RetryableRequestContext(previous));
        if (loadBalancer.choose(service, request) instanceof BalancedInstance chosen) {
            return chosen;
        }
        throw new NoInstanceException(service);
    }
}
