package dev.souk.order.remote;

import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
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
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Sends a request to an instance of the service that is the host of its URL, and once more to another instance after a
 * {@link RetryableFailure}. Spring Cloud has a retry of its own, but it cannot tell a call that ran into its time-out
 * from a broken connection, and would double the time that a slow service costs.
 */
final class LoadBalancedRetryInterceptor implements ClientHttpRequestInterceptor {

    private final LoadBalancerClient loadBalancer;
    private final RetryRegistry retries;

    LoadBalancedRetryInterceptor(LoadBalancerClient loadBalancer, RetryRegistry retries) {
        this.loadBalancer = loadBalancer;
        this.retries = retries;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        String service = String.valueOf(request.getURI().getHost());
        var previous = new AtomicReference<@Nullable ServiceInstance>();
        return retries.retry(service).executeSupplier(() -> {
            ServiceInstance instance = choose(service, previous.get());
            previous.set(instance);
            return send(new ServiceRequestWrapper(request, instance, loadBalancer), body, execution);
        });
    }

    /** An instance other than the previous one, if there is another. */
    private ServiceInstance choose(String service, @Nullable ServiceInstance previous) {
        @Nullable
        ServiceInstance chosen =
                loadBalancer.choose(service, new DefaultRequest<>(new RetryableRequestContext(previous)));
        if (chosen == null) {
            throw new NoInstanceException(service);
        }
        return chosen;
    }

    private static ClientHttpResponse send(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        try {
            ClientHttpResponse response = execution.execute(request, body);
            if (response.getStatusCode().is5xxServerError()) {
                response.close();
                throw new HttpServerErrorException(response.getStatusCode());
            }
            return response;
        } catch (IOException failure) {
            throw new ResourceAccessException(String.valueOf(failure.getMessage()), failure);
        }
    }
}
