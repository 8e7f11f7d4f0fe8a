package dev.souk.launcher.topology;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The topology laid out for one run: which instances there are and the port of each. */
public record Deployment(List<Instance> instances) {

    /** Lays out every part, with the wanted number of instances where one is given and a single one elsewhere. */
    public static Deployment of(Map<String, Integer> counts, Ports ports) {
        return new Deployment(Topology.services().stream()
                .flatMap(service -> IntStream.rangeClosed(1, counts.getOrDefault(service.name(), 1))
                        .mapToObj(number -> instance(service, number, ports)))
                .toList());
    }

    private static Instance instance(ServiceDefinition service, int number, Ports ports) {
        int port = ports.choose(service);
        return new Instance(
                service, number, port, service.equals(Topology.GATEWAY) ? ports.chooseGatewayManagement() : port);
    }

    /** The only, or the first, instance of the part. */
    public Instance first(ServiceDefinition service) {
        return instances.stream()
                .filter(instance -> instance.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
