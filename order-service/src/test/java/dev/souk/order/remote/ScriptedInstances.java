package dev.souk.order.remote;

import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.common.loadbalancing.LoadBalancingProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerRequest;
import org.springframework.cloud.client.loadbalancer.LoadBalancerUriTools;
import org.springframework.cloud.client.loadbalancer.Request;
import reactor.core.publisher.Mono;

/** The round robin of a process, over instances at these ports, from the first one on. */
final class ScriptedInstances implements LoadBalancerClient {

    private final BalancedServices services;

    ScriptedInstances(MeterRegistry metrics, int... ports) {
        List<ServiceInstance> instances = Arrays.stream(ports)
                .<ServiceInstance>mapToObj(
                        port -> new DefaultServiceInstance("i" + port, "shop", "127.0.0.1", port, false))
                .toList();
        var source = new MapConfigurationPropertySource(Map.of("souk.load-balancing.strategy", "round-robin"));
        var properties = new Binder(source).bindOrCreate("souk.load-balancing", LoadBalancingProperties.class);
        services = new BalancedServices(_ -> instances, properties, metrics);
    }

    @Override
    @SuppressWarnings("NullAway") // Spring Cloud's own returns null as well, whatever its declaration says
    public <T> ServiceInstance choose(String service, Request<T> request) {
        return Mono.from(services.of(service).choose(request)).block().getServer();
    }

    @Override
    public URI reconstructURI(ServiceInstance instance, URI original) {
        return LoadBalancerUriTools.reconstructURI(instance, original);
    }

    @Override
    public ServiceInstance choose(String service) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T execute(String service, LoadBalancerRequest<T> request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T execute(String service, ServiceInstance instance, LoadBalancerRequest<T> request) {
        throw new UnsupportedOperationException();
    }
}
