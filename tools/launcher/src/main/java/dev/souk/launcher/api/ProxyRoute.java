package dev.souk.launcher.api;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The connections of one service instance to one server; a proxy forwards every byte of them.
 *
 * @param instance such as `order-service#2`
 * @param server the process that it connects to, such as `postgres`; the instance itself for the calls that it gets
 */
public record ProxyRoute(String instance, String server) {

    /** To the first or only instance of a server. */
    public ProxyRoute(String instance, ServiceDefinition server) {
        this(instance, server.name());
    }

    /** The connections to PostgreSQL and Kafka, of so many instances of each service. */
    public static List<ProxyRoute> toServers(Map<String, Integer> instances) {
        return services()
                .flatMap(service -> names(service, instances.getOrDefault(service.name(), 1))
                        .flatMap(instance -> toServers(instance, service)))
                .toList();
    }

    /**
     * All connections but the calls of an instance to other services. Of one instance more than the system starts with,
     * so that the instances of a service can be replaced one by one.
     */
    public static List<ProxyRoute> all(Map<String, Integer> instances) {
        List<String> registries = names(Topology.REGISTRY, instances.getOrDefault(Topology.REGISTRY.name(), 1))
                .toList();
        return services()
                .flatMap(service -> names(service, instances.getOrDefault(service.name(), 1) + 1)
                        .flatMap(instance -> Stream.of(
                                        toServers(instance, service),
                                        registries.stream().map(registry -> new ProxyRoute(instance, registry)),
                                        Stream.of(new ProxyRoute(instance, instance)))
                                .flatMap(routes -> routes)))
                .toList();
    }

    private static Stream<ServiceDefinition> services() {
        return Topology.services().stream().filter(ServiceDefinition::scales);
    }

    private static Stream<String> names(ServiceDefinition service, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(service::nameOf);
    }

    private static Stream<ProxyRoute> toServers(String instance, ServiceDefinition service) {
        return Stream.of(Topology.POSTGRES, Topology.KAFKA)
                .filter(service::needs)
                .map(server -> new ProxyRoute(instance, server));
    }

    /** Whether it leads to an instance of this server. */
    public boolean isTo(ServiceDefinition service) {
        return server.equals(service.name());
    }

    /** Whether it leads to the instance itself. */
    public boolean isOfCallers() {
        return server.equals(instance);
    }

    @Override
    public String toString() {
        return instance + " → " + server;
    }
}
