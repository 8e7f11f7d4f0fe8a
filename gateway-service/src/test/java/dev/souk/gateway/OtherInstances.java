package dev.souk.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.cloud.client.discovery.simple.InstanceProperties;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;
import org.springframework.context.ApplicationContext;

/** Takes the place of the instances of one service in the registry of a test, until it is closed. */
public final class OtherInstances implements AutoCloseable {

    private final ApplicationContext context;
    private final Map<String, List<InstanceProperties>> registry;
    private final String service;
    private final @Nullable List<InstanceProperties> replaced;

    /** One instance of the service at each of these ports of this host. */
    public OtherInstances(ApplicationContext context, String service, int... ports) {
        this.context = context;
        this.service = service;
        this.registry = context.getBean(SimpleDiscoveryProperties.class).getInstances();
        this.replaced = registry.put(
                service,
                IntStream.of(ports).mapToObj(port -> instance(service, port)).toList());
        readAgain();
    }

    private static InstanceProperties instance(String service, int port) {
        var instance = new InstanceProperties();
        instance.setInstanceId(service + ":" + port);
        instance.setServiceId(service);
        instance.setHost("localhost");
        instance.setPort(port);
        return instance;
    }

    private void readAgain() {
        context.publishEvent(new HeartbeatEvent(this, new Object()));
    }

    @Override
    public void close() {
        Optional.ofNullable(replaced)
                .ifPresentOrElse(instances -> registry.put(service, instances), () -> registry.remove(service));
        readAgain();
    }
}
