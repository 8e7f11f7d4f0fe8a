package dev.souk.common.loadbalancing;

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
    private final LoadBalancingProperties settings;
    private final MeterRegistry metrics;
    private final Map<String, ServiceLoadBalancer> services = new ConcurrentHashMap<>();

    /** {@code registry} has the instances of a service, in memory: it is asked in the threads of calls. */
    public BalancedServices(
            Function<String, List<ServiceInstance>> registry, LoadBalancingProperties settings, MeterRegistry metrics) {
        this.registry = registry;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** The load balancer of a service. */
    public ServiceLoadBalancer of(String service) {
        return services.computeIfAbsent(
                service, name -> new ServiceLoadBalancer(name, () -> registry.apply(name), settings, metrics));
    }

    /** The registry client publishes this event after each successful fetch. */
    @EventListener(HeartbeatEvent.class)
    void onHeartbeat() {
        services.values().forEach(ServiceLoadBalancer::refresh);
    }
}
