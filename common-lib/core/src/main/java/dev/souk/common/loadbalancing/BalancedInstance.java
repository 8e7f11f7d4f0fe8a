package dev.souk.common.loadbalancing;

import dev.souk.common.loadbalancing.pool.CallOutcome;
import dev.souk.common.loadbalancing.pool.Endpoint;
import dev.souk.common.loadbalancing.pool.EndpointCall;
import dev.souk.common.loadbalancing.pool.EndpointPool;
import dev.souk.common.loadbalancing.pool.PoolSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;

/** An instance of the registry, with what this process knows about it. */
public final class BalancedInstance extends Endpoint implements ServiceInstance {

    private static final Logger log = LoggerFactory.getLogger(BalancedInstance.class);

    private final EndpointPool<BalancedInstance> pool;
    private final CallMeters meters;
    private volatile ServiceInstance registered;

    BalancedInstance(
            EndpointPool<BalancedInstance> pool, PoolSettings settings, ServiceInstance registered, CallMeters meters) {
        super(settings, pool.joiningTime());
        this.pool = pool;
        this.meters = meters;
        this.registered = registered;
    }

    /** Begins a call to it. The caller ends it, whatever happens. */
    public EndpointCall<BalancedInstance> begin() {
        return pool.begin(this);
    }

    /** Its metadata may have changed. */
    void refresh(ServiceInstance current) {
        registered = current;
        weight(InstanceMetadata.weight(current));
    }

    /** The registry does not have it any more. */
    void leave() {
        meters.remove();
    }

    @Override
    protected void onEnd(CallOutcome outcome, long nanos) {
        meters.count(outcome, nanos);
    }

    @Override
    protected void onEjection(CallOutcome outcome, Duration time) {
        meters.countEjection();
        log.info(
                "{} receives no calls for {} ms, the last one ended with {}",
                getInstanceId(),
                time.toMillis(),
                outcome);
    }

    @Override
    public String getInstanceId() {
        return InstanceMetadata.id(registered);
    }

    @Override
    public String getServiceId() {
        return registered.getServiceId();
    }

    @Override
    public String getHost() {
        return registered.getHost();
    }

    @Override
    public int getPort() {
        return registered.getPort();
    }

    @Override
    public boolean isSecure() {
        return registered.isSecure();
    }

    @Override
    public URI getUri() {
        return registered.getUri();
    }

    @Override
    public @Nullable Map<String, String> getMetadata() {
        return registered.getMetadata();
    }

    @Override
    public @Nullable String getScheme() {
        return registered.getScheme();
    }
}
