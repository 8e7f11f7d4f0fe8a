package dev.souk.common.loadbalancing;

import dev.souk.common.loadbalancing.pool.PoolSettings;
import dev.souk.common.loadbalancing.pool.PoolSources;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;

/** The load balancers of all services that this process calls. */
public final class BalancedServices {

    private final Function<String, List<ServiceInstance>> registry;
    private final PoolSettings settings;
    private final MeterRegistry metrics;
    private final PoolSources sources;
    private final Map<String, ServiceLoadBalancer> services = new ConcurrentHashMap<>();

    BalancedServices(
            Function<String, List<ServiceInstance>> registry,
            PoolSettings settings,
            MeterRegistry metrics,
            PoolSources sources) {
        this.registry = registry;
        this.settings = settings;
        this.metrics = metrics;
        this.sources = sources;
    }

    /** {@code registry} has the instances of a service, in memory: it is asked in the threads of calls. */
    public static BalancedServices of(
            Function<String, List<ServiceInstance>> registry,
            LoadBalancingProperties properties,
            MeterRegistry metrics) {
        return new BalancedServices(registry, properties.toPoolSettings(), metrics, PoolSources.system());
    }

    /** The load balancer of a service. */
    public ServiceLoadBalancer of(String service) {
        return services.computeIfAbsent(service, this::create);
    }

    private ServiceLoadBalancer create(String service) {
        var instances = new RegisteredInstances(service, settings, metrics, sources);
        return new ServiceLoadBalancer(instances, () -> registry.apply(service));
    }

    /** The registry client publishes this event after each successful fetch. */
    @EventListener(HeartbeatEvent.class)
    void onHeartbeat() {
        services.values().forEach(ServiceLoadBalancer::refresh);
    }
}
