package dev.souk.common.loadbalancing;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.EmptyResponse;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.client.loadbalancer.RetryableRequestContext;
import org.springframework.cloud.loadbalancer.core.ReactorServiceInstanceLoadBalancer;
import reactor.core.publisher.Mono;

/**
 * The load balancer of one service, as Spring Cloud asks it. It chooses at once, without waiting: the registry client
 * has the instances in memory.
 */
public final class ServiceLoadBalancer implements ReactorServiceInstanceLoadBalancer {

    private static final Mono<Response<ServiceInstance>> NONE = Mono.just(new EmptyResponse());

    private final RegisteredInstances instances;
    private final Supplier<List<ServiceInstance>> registry;

    ServiceLoadBalancer(RegisteredInstances instances, Supplier<List<ServiceInstance>> registry) {
        this.instances = instances;
        this.registry = registry;
        refresh();
    }

    /** Reads the list of the registry. */
    void refresh() {
        instances.replace(registry.get());
    }

    /** A retry names the instance of the previous attempt, and gets another one if there is one. */
    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public Mono<Response<ServiceInstance>> choose(Request request) {
        Object previous = request.getContext() instanceof RetryableRequestContext retry
                ? retry.getPreviousServiceInstance()
                : null;
        BalancedInstance chosen = instance(previous);
        return chosen == null ? NONE : chosen.response();
    }

    /** The same at once: an instance other than {@code previous} if there is one; null if there is none at all. */
    public @Nullable BalancedInstance instance(@Nullable Object previous) {
        if (instances.areEmpty()) { // the next heartbeat may be a second away, and not every registry has any
            refresh();
        }
        return instances.choose(previous);
    }
}
