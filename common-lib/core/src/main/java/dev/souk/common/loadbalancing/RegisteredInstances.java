package dev.souk.common.loadbalancing;

import dev.souk.common.loadbalancing.endpoint.CallOutcome;
import dev.souk.common.loadbalancing.pool.EndpointPool;
import dev.souk.common.loadbalancing.pool.PoolListener;
import dev.souk.common.loadbalancing.pool.PoolSettings;
import dev.souk.common.loadbalancing.pool.PoolSources;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;

/** The instances of one service, each with what this process knows about it for as long as the registry has it. */
final class RegisteredInstances implements PoolListener<BalancedInstance> {

    private static final Logger log = LoggerFactory.getLogger(RegisteredInstances.class);

    private final String service;
    private final PoolSettings settings;
    private final MeterRegistry metrics;
    private final EndpointPool<BalancedInstance> pool;

    RegisteredInstances(String service, PoolSettings settings, MeterRegistry metrics, PoolSources sources) {
        this.service = service;
        this.settings = settings;
        this.metrics = metrics;
        this.pool = new EndpointPool<>(settings, this, sources);
        Gauge.builder(
                        "souk.loadbalancing.instances",
                        pool,
                        known -> known.endpoints().size())
                .description("instances of another service that this process knows")
                .tag("service", service)
                .register(metrics);
    }

    boolean areEmpty() {
        return pool.endpoints().isEmpty();
    }

    @Nullable
    BalancedInstance choose(@Nullable Object previous) {
        return pool.choose(previous);
    }

    /**
     * Takes over the list of the registry. What is gone goes first: a new instance may have its id, and so its meters.
     */
    synchronized void replace(List<ServiceInstance> registered) {
        Map<InstanceAddress, ServiceInstance> wanted = new LinkedHashMap<>();
        registered.forEach(instance -> wanted.put(InstanceAddress.of(instance), instance));
        Map<InstanceAddress, BalancedInstance> known = new LinkedHashMap<>();
        pool.endpoints().forEach(instance -> known.put(instance.address(), instance));
        known.forEach((address, instance) -> removeUnless(wanted.containsKey(address), instance));
        pool.replace(wanted.entrySet().stream()
                .map(entry -> current(known.get(entry.getKey()), entry.getValue()))
                .toList());
    }

    private static void removeUnless(boolean isRegistered, BalancedInstance instance) {
        if (!isRegistered) {
            instance.counters().remove();
        }
    }

    private BalancedInstance current(@Nullable BalancedInstance known, ServiceInstance registered) {
        BalancedInstance instance = known == null ? add(registered) : known;
        instance.refresh(registered);
        return instance;
    }

    private BalancedInstance add(ServiceInstance registered) {
        String id = InstanceAddress.of(registered).id();
        var counters = new CallCounters(metrics, service, id, InstanceMetadata.version(registered));
        return new BalancedInstance(pool, settings.endpoint(), registered, counters);
    }

    @Override
    public void ended(BalancedInstance instance, CallOutcome outcome, long nanos) {
        instance.counters().count(outcome, nanos);
    }

    @Override
    public void ejected(BalancedInstance instance, CallOutcome outcome) {
        instance.counters().countEjection();
        log.info(
                "{} receives no calls for {} ms, the last one ended with {}",
                instance.getInstanceId(),
                settings.ejection().duration().toMillis(),
                outcome);
    }
}
