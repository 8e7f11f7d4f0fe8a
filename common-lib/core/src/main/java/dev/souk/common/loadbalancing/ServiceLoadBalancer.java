package dev.souk.common.loadbalancing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultResponse;
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

    private static final Logger log = LoggerFactory.getLogger(ServiceLoadBalancer.class);

    private final String service;
    private final Supplier<List<ServiceInstance>> registry;
    private final MeterRegistry metrics;
    private final InstancePool pool;
    private long lastListed;
    private volatile boolean noneListed;

    ServiceLoadBalancer(
            String service, Supplier<List<ServiceInstance>> registry, InstancePool pool, MeterRegistry metrics) {
        this.service = service;
        this.registry = registry;
        this.metrics = metrics;
        this.pool = pool;
        Gauge.builder(
                        "souk.loadbalancing.instances",
                        pool,
                        known -> known.instances().size())
                .description("instances of another service that this process knows")
                .tag("service", service)
                .register(metrics);
        refresh();
    }

    /**
     * Takes over the list of the registry, an empty one only after a while. What is gone goes first: a new instance may
     * have its id, and so its meters.
     */
    synchronized void refresh() {
        Map<String, ServiceInstance> registered = byAddress(registry.get());
        if (!registered.isEmpty() || !noneListed) { // the first empty list begins the delay, after whatever outage
            lastListed = pool.now();
        }
        noneListed = registered.isEmpty();
        if (noneListed
                && pool.now() - lastListed < pool.settings().emptyListDelay().toNanos()) {
            return;
        }
        Map<String, BalancedInstance> known = byAddress(pool.instances());
        Map<String, BalancedInstance> gone = new LinkedHashMap<>(known);
        gone.keySet().removeAll(registered.keySet());
        gone.values().forEach(BalancedInstance::leave);
        if (noneListed && !gone.isEmpty()) {
            log.warn("{} has no instance any more", service);
        }
        pool.replace(registered.entrySet().stream()
                .map(entry -> current(known.get(entry.getKey()), entry.getValue()))
                .toList());
    }

    /** An instance that restarts at another port is a new one, even if it keeps its id. */
    private static <I extends ServiceInstance> Map<String, I> byAddress(List<I> instances) {
        Map<String, I> byAddress = new LinkedHashMap<>();
        instances.forEach(instance -> byAddress.put(
                BalancedInstance.id(instance) + " " + BalancedInstance.host(instance) + ":" + instance.getPort(),
                instance));
        return byAddress;
    }

    private BalancedInstance current(@Nullable BalancedInstance known, ServiceInstance registered) {
        BalancedInstance instance = known == null
                ? new BalancedInstance(pool, registered, new CallMeters(metrics, service, registered))
                : known;
        instance.refresh(registered);
        return instance;
    }

    /** A retry names the instance of the previous attempt, and gets another one if there is one. */
    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public Mono<Response<ServiceInstance>> choose(Request request) {
        Object previous = request.getContext() instanceof RetryableRequestContext retry
                ? retry.getPreviousServiceInstance()
                : null;
        BalancedInstance chosen = instance(previous);
        return Mono.just(chosen == null ? new EmptyResponse() : new DefaultResponse(chosen));
    }

    /** The same at once: an instance other than {@code previous} if there is one; null if there is none at all. */
    public @Nullable BalancedInstance instance(@Nullable Object previous) {
        if (noneListed) { // the next heartbeat may be a second away, and not every registry has any
            refresh();
        }
        return pool.choose(previous);
    }
}
