package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Proxies;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells each process where the registries are: its callers all of them, and each registry the others. */
record RegistryVariables(Deployment deployment, Proxies proxies) {

    /** A caller may read from another registry than the leaving instance has told; they replicate twice a second. */
    private static final String DEREGISTRATION_DELAY = "2500ms";

    private static final String CONSUL = "localhost:8500";

    void addTo(Map<String, String> variables, Instance instance) {
        List<Instance> registries = registries();
        ServiceDefinition service = instance.service();
        if (service.needs(Topology.REGISTRY) && !registries.isEmpty()) {
            variables.put("SOUK_REGISTRY_ADDRESS", addresses(instance, registries.stream()));
        }
        deployment.instances(Topology.NAME_SERVER).stream()
                .filter(_ -> service.needs(Topology.REGISTRY))
                .forEach(server -> variables.put("SOUK_DISCOVERY_DNS_PORT", Integer.toString(server.port())));
        if (service.equals(Topology.ZOOKEEPER)) {
            variables.put("SERVER_PORT", Integer.toString(instance.managementPort()));
            variables.put("SOUK_ZOOKEEPER_PORT", Integer.toString(instance.port()));
        }
        if (registries.size() <= 1) {
            return;
        }
        if (service.equals(Topology.REGISTRY)) {
            Stream<Instance> others = registries.stream().filter(other -> other.number() != instance.number());
            variables.put("SOUK_REGISTRY_PEERS", addresses(instance, others));
        } else if (service.scales()) {
            variables.put("SOUK_DISCOVERY_DEREGISTRATIONDELAY", DEREGISTRATION_DELAY);
        }
    }

    /** The URL of the first one, or the address of what takes its place. */
    String registry() {
        return registries().stream()
                .findFirst()
                .map(first -> first.service().equals(Topology.REGISTRY) ? first.url() : "localhost:" + first.port())
                .orElse(CONSUL);
    }

    private List<Instance> registries() {
        return Stream.of(Topology.REGISTRY, Topology.ZOOKEEPER, Topology.NAME_SERVER)
                .flatMap(registry -> deployment.instances(registry).stream())
                .toList();
    }

    /** As the caller reaches them. */
    private String addresses(Instance caller, Stream<Instance> instances) {
        return instances
                .map(instance -> "localhost:" + proxies.port(caller, instance))
                .collect(Collectors.joining(","));
    }
}
