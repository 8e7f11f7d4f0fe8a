package dev.souk.order.remote;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerRequest;
import org.springframework.cloud.client.loadbalancer.LoadBalancerUriTools;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.RetryableRequestContext;

/** A load balancer that chooses the first instance that is not the previous one. */
final class ScriptedInstances implements LoadBalancerClient {

    private final List<ServiceInstance> instances;

    ScriptedInstances(int... ports) {
        instances = Arrays.stream(ports)
                .<ServiceInstance>mapToObj(
                        port -> new DefaultServiceInstance("i" + port, "shop", "127.0.0.1", port, false))
                .toList();
    }

    @Override
    @SuppressWarnings("NullAway") // Spring Cloud's own returns null as well, whatever its declaration says
    public <T> ServiceInstance choose(String service, Request<T> request) {
        ServiceInstance previous = request.getContext() instanceof RetryableRequestContext retry
                ? retry.getPreviousServiceInstance()
                : null;
        return instances.stream()
                .filter(instance -> !instance.equals(previous))
                .findFirst()
                .orElse(instances.isEmpty() ? null : instances.getFirst());
    }

    @Override
    public URI reconstructURI(ServiceInstance instance, URI original) {
        return LoadBalancerUriTools.reconstructURI(instance, original);
    }

    @Override
    public ServiceInstance choose(String service) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T execute(String service, LoadBalancerRequest<T> request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T execute(String service, ServiceInstance instance, LoadBalancerRequest<T> request) {
        throw new UnsupportedOperationException();
    }
}
