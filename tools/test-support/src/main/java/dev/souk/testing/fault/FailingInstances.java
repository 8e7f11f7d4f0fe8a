package dev.souk.testing.fault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.cloud.client.discovery.simple.InstanceProperties;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;
import org.springframework.context.ApplicationEventPublisher;

/** Takes the place of all instances of some services in the registry of a test, until it is closed. */
public final class FailingInstances implements AutoCloseable {

    private final SimpleDiscoveryProperties registry;
    private final ApplicationEventPublisher events;
    private final Map<String, List<InstanceProperties>> replaced;

    /** The only instance of these services is the server; with {@link Fault#NO_INSTANCE} they have none. */
    public FailingInstances(
            SimpleDiscoveryProperties registry,
            ApplicationEventPublisher events,
            Stream<String> services,
            Fault fault,
            FailingServer server) {
        this.registry = registry;
        this.events = events;
        this.replaced = new TreeMap<>(registry.getInstances());
        services.forEach(service -> registry.getInstances()
                .put(service, fault == Fault.NO_INSTANCE ? List.of() : List.of(instance(service, server))));
        readAgain();
    }

    private static InstanceProperties instance(String service, FailingServer server) {
        var instance = new InstanceProperties();
        instance.setInstanceId(service + ":" + server.port());
        instance.setServiceId(service);
        instance.setHost("127.0.0.1");
        instance.setPort(server.port());
        return instance;
    }

    /** A load balancer reads the registry when it hears of a change: a value that it has not seen before. */
    private void readAgain() {
        events.publishEvent(new HeartbeatEvent(this, new Object()));
    }

    @Override
    public void close() {
        registry.getInstances().keySet().retainAll(replaced.keySet());
        registry.getInstances().putAll(replaced);
        readAgain();
    }
}
