package dev.souk.common.loadbalancing;

import dev.souk.common.discovery.RegisteredInstances;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;

/** The load balancers of all services that this process calls. */
public final class BalancedServices {

    private final RegisteredInstances registry;
    private final LoadBalancingProperties settings;
    private final MeterRegistry metrics;
    private final Map<String, ServiceLoadBalancer> services = new ConcurrentHashMap<>();

    /** With the instances that {@code registry} lists. */
    public BalancedServices(RegisteredInstances registry, LoadBalancingProperties settings, MeterRegistry metrics) {
        this.registry = registry;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** The load balancer of a service. */
    public ServiceLoadBalancer of(String service) {
        return services.computeIfAbsent(
                service,
                name -> new ServiceLoadBalancer(name, () -> registry.of(name), new InstancePool(settings), metrics));
    }

    /** The registry client publishes this event after each successful fetch. */
    @EventListener(HeartbeatEvent.class)
    void onHeartbeat() {
        services.values().forEach(ServiceLoadBalancer::refresh);
    }
}
