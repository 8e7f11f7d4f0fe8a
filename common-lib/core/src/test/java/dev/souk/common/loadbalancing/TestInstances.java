package dev.souk.common.loadbalancing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;

/** Settings and instances of a test. */
final class TestInstances {

    private TestInstances() {}

    /** The defaults, with one of the strategies. */
    static LoadBalancingProperties with(LoadBalancingStrategy strategy) {
        return properties(Map.of("souk.load-balancing.strategy", strategy.name()));
    }

    static LoadBalancingProperties properties(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("souk.load-balancing", LoadBalancingProperties.class);
    }

    /** An instance that joins the pool now. */
    static BalancedInstance join(InstancePool pool, String id) {
        return join(pool, new DefaultServiceInstance(id, "service", "h", 1, false));
    }

    static BalancedInstance at(InstancePool pool, String host) {
        return join(pool, new DefaultServiceInstance("a", "service", host, 1, false));
    }

    private static BalancedInstance join(InstancePool pool, ServiceInstance registered) {
        return new BalancedInstance(pool, registered, new CallMeters(new SimpleMeterRegistry(), "service", registered));
    }

    static BalancedInstance join(InstancePool pool, String id, int weight) {
        BalancedInstance instance = join(pool, id);
        instance.refresh(
                new DefaultServiceInstance(id, "service", "h", 1, false, Map.of("weight", Integer.toString(weight))));
        return instance;
    }
}
