package dev.souk.gateway.instances;

import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/**
 * Instances of one service without ejected ones. The discovery client has them in memory, so there is no cache here.
 */
record AvailableInstancesSupplier(String serviceId, DiscoveryClient registry, EjectedInstances ejected)
        implements ServiceInstanceListSupplier {

    @Override
    public String getServiceId() {
        return serviceId;
    }

    @Override
    public Flux<List<ServiceInstance>> get() {
        return Flux.defer(() -> Flux.just(ejected.filter(registry.getInstances(serviceId))));
    }
}
