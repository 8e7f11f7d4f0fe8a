package dev.souk.common.loadbalancing;

import dev.souk.common.loadbalancing.endpoint.Endpoint;
import dev.souk.common.loadbalancing.endpoint.EndpointSettings;
import dev.souk.common.loadbalancing.pool.EndpointCall;
import dev.souk.common.loadbalancing.pool.EndpointPool;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultResponse;
import org.springframework.cloud.client.loadbalancer.Response;
import reactor.core.publisher.Mono;

/** An instance of the registry, with what this process knows about it. */
public final class BalancedInstance extends Endpoint implements ServiceInstance {

    private final EndpointPool<BalancedInstance> pool;
    private final InstanceAddress address;
    private final CallCounters counters;
    private final Mono<Response<ServiceInstance>> response;
    private volatile ServiceInstance registered;

    BalancedInstance(
            EndpointPool<BalancedInstance> pool,
            EndpointSettings settings,
            ServiceInstance registered,
            CallCounters counters) {
        super(settings, pool.joiningTime());
        this.pool = pool;
        this.address = InstanceAddress.of(registered);
        this.registered = registered;
        this.counters = counters;
        this.response = Mono.just(new DefaultResponse(this));
    }

    /** Begins a call to it. The caller ends it, whatever happens. */
    public EndpointCall<BalancedInstance> begin() {
        return pool.begin(this);
    }

    InstanceAddress address() {
        return address;
    }

    CallCounters counters() {
        return counters;
    }

    /** The same for each choice: nothing is allocated. */
    Mono<Response<ServiceInstance>> response() {
        return response;
    }

    /** Its metadata may have changed. */
    void refresh(ServiceInstance current) {
        registered = current;
        weight(InstanceMetadata.weight(current));
    }

    @Override
    public String getInstanceId() {
        return address.id();
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
