package dev.souk.launcher.topology;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.Topology;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The topology with a number of instances of each service and a port for each instance. */
public record Deployment(List<Instance> instances) {

    /** Every service of the topology, with one instance where no other number is given; none of an optional one. */
    public static Deployment of(Map<String, Integer> counts, Ports ports, boolean tls) {
        List<Instance> instances = Topology.servicesAndOptional().stream()
                .flatMap(service -> IntStream.rangeClosed(1, counts.getOrDefault(service.name(), usual(service)))
                        .mapToObj(number -> instance(service, number, ports, tls)))
                .toList();
        return new Deployment(instances);
    }

    private static int usual(ServiceDefinition service) {
        return Topology.optional().contains(service) ? 0 : 1;
    }

    /** The same with a proxy on the port of the first gateway, which gets another one. */
    public Deployment behind(ServiceDefinition edge, Ports ports) {
        Instance gateway = first(Topology.GATEWAY);
        var moved = new Instance(
                gateway.service(), gateway.number(), ports.free(), gateway.managementPort(), gateway.tls());
        var proxy = new Instance(edge, 1, gateway.port(), gateway.port(), gateway.tls());
        return new Deployment(Stream.concat(
                        Stream.of(proxy),
                        instances.stream().map(instance -> instance.equals(gateway) ? moved : instance))
                .toList());
    }

    /** The instance of that number. The first one has a port by the rule of its service, others any. */
    private static Instance instance(ServiceDefinition service, int number, Ports ports, boolean tls) {
        if (number > 1) {
            return further(service, number, ports, tls);
        }
        int port = ports.choose(service.port(), service.name());
        int managementPort = service.equals(Topology.GATEWAY)
                ? ports.choose(Topology.GATEWAY_MANAGEMENT, "the gateway's actuator")
                : service.equals(Topology.ZOOKEEPER) ? ports.free() : port;
        return new Instance(service, number, port, managementPort, tls);
    }

    /** The instance of that number on a free port. */
    public static Instance further(ServiceDefinition service, int number, Ports ports, boolean tls) {
        int port = ports.free();
        return new Instance(service, number, port, service.equals(Topology.GATEWAY) ? ports.free() : port, tls);
    }

    /** Whether a proxy is in front of the gateways. */
    public boolean hasProxy() {
        return !entry().service().equals(Topology.GATEWAY);
    }

    /** What clients call: the proxy, or the only gateway. */
    public Instance entry() {
        return instances.stream()
                .filter(instance -> instance.service().type() == ProcessType.PROXY)
                .findFirst()
                .orElseGet(() -> first(Topology.GATEWAY));
    }

    /** All instances of the service that the system starts with. */
    public List<Instance> instances(ServiceDefinition service) {
        return instances.stream()
                .filter(instance -> instance.service().equals(service))
                .toList();
    }

    /** The first instance of the service. */
    public Instance first(ServiceDefinition service) {
        return instances(service).getFirst();
    }
}
