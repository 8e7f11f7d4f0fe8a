package dev.souk.common.tls;

import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/**
 * Knows the instances that speak TLS only. The scheme of a call is that of the instance, so an instance that registers
 * without TLS would otherwise be sent tokens in plain text.
 */
record SecureInstancesDiscoveryClient(DiscoveryClient all) implements DiscoveryClient {

    @Override
    public List<ServiceInstance> getInstances(String serviceId) {
        return all.getInstances(serviceId).stream()
                .filter(ServiceInstance::isSecure)
                .toList();
    }

    @Override
    public List<String> getServices() {
        return all.getServices();
    }

    @Override
    public void probe() {
        all.probe();
    }

    @Override
    public String description() {
        return all.description();
    }

    @Override
    public int getOrder() {
        return all.getOrder();
    }
}
