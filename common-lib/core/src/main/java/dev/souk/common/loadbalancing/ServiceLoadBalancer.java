package dev.souk.common.loadbalancing;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.EmptyResponse;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.RequestData;
import org.springframework.cloud.client.loadbalancer.RequestDataContext;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.client.loadbalancer.RetryableRequestContext;
import org.springframework.cloud.loadbalancer.core.ReactorServiceInstanceLoadBalancer;
import reactor.core.publisher.Mono;

/**
 * The load balancer of one service, as Spring Cloud asks it. It chooses at once, without waiting: the registry client
 * has the instances in memory.
 */
public final class ServiceLoadBalancer implements ReactorServiceInstanceLoadBalancer {

    /** The attribute of a request that is sent again: the instance of the attempt before. */
    public static final String PREVIOUS_INSTANCE = ServiceLoadBalancer.class.getName() + ".previousInstance";

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
        BalancedInstance chosen = choose(previous(request));
        return chosen == null ? NONE : chosen.response();
    }

    /** The same at once: an instance other than {@code previous} if there is one; null if there is none at all. */
    public @Nullable BalancedInstance choose(@Nullable Object previous) {
        if (instances.areEmpty()) { // the next heartbeat may be a second away, and not every registry has any
            refresh();
        }
        return instances.choose(previous);
    }

    /** A reactive client has it in an attribute of the request, the blocking client in the context. */
    private static @Nullable Object previous(Request<?> request) {
        return switch (request.getContext()) {
            case RetryableRequestContext retry -> retry.getPreviousServiceInstance();
            case RequestDataContext context -> attribute(context.getClientRequest());
            case null, default -> null;
        };
    }

    private static @Nullable Object attribute(@Nullable RequestData request) {
        return request == null ? null : request.getAttributes().get(PREVIOUS_INSTANCE);
    }
}
