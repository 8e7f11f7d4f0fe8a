package dev.souk.launcher.topology;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The topology with a number of instances of each service and a port for each instance.
 *
 * @param listeners further ports of the broker, for clients that connect through a proxy
 */
public record Deployment(List<Instance> instances, List<AdvertisedListener> listeners) {

    /** Every service of the topology, with one instance where no other number is given. */
    public static Deployment of(Map<String, Integer> counts, Ports ports) {
        return of(counts, List.of(), ports);
    }

    /** The same with a broker listener for each advertised port. */
    public static Deployment of(Map<String, Integer> counts, List<Integer> advertisedPorts, Ports ports) {
        List<Instance> instances = Topology.services().stream()
                .flatMap(service -> IntStream.rangeClosed(1, counts.getOrDefault(service.name(), 1))
                        .mapToObj(number -> instance(service, number, ports)))
                .toList();
        List<AdvertisedListener> listeners = advertisedPorts.stream()
                .map(advertised -> new AdvertisedListener(ports.free(), advertised))
                .toList();
        return new Deployment(instances, listeners);
    }

    /** The same with TLS. */
    public Deployment overTls() {
        List<Instance> secured = instances.stream()
                .map(instance -> new Instance(
                        instance.service(), instance.number(), instance.port(), instance.managementPort(), true))
                .toList();
        return new Deployment(secured, listeners);
    }

    private static Instance instance(ServiceDefinition service, int number, Ports ports) {
        int port = ports.choose(service.port(), service.name());
        int managementPort = service.equals(Topology.GATEWAY)
                ? ports.choose(Topology.GATEWAY_MANAGEMENT, "the gateway's actuator")
                : port;
        return new Instance(service, number, port, managementPort, false);
    }

    /** The port of the first instance of the service. */
    public int port(ServiceDefinition service) {
        return first(service).port();
    }

    /** The broker's port for clients that are given this advertised port. */
    public int listenerPort(int advertised) {
        return listeners.stream()
                .filter(listener -> listener.advertised() == advertised)
                .mapToInt(AdvertisedListener::port)
                .findFirst()
                .orElseThrow();
    }

    /** The first instance of the service. */
    public Instance first(ServiceDefinition service) {
        return instances.stream()
                .filter(instance -> instance.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
