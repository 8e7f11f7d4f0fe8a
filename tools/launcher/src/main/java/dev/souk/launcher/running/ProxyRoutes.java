package dev.souk.launcher.running;

import dev.souk.launcher.kafka.BrokerPorts;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How services reach the servers: directly, or by detours. A Kafka client leaves the address that it was given for the
 * one that the broker tells it, so the broker has a door for each detour, which tells the address of the proxy.
 *
 * @param doors the port of the broker behind each detour to it
 */
record ProxyRoutes(Deployment deployment, List<Detour> detours, Map<Detour, Integer> doors) {

    static ProxyRoutes of(Deployment deployment, List<Detour> detours, Ports ports) {
        var doors = new LinkedHashMap<Detour, Integer>();
        detours.stream().filter(ProxyRoutes::leadsToKafka).forEach(detour -> doors.put(detour, ports.free()));
        return new ProxyRoutes(deployment, detours, doors);
    }

    /** The port that an instance is told to find a server at; a detour of the instance wins over one of its part. */
    int port(Instance from, ServiceDefinition to) {
        return detour(from.name(), to)
                .or(() -> detour(from.service().name(), to))
                .map(Detour::port)
                .orElseGet(() -> deployment.first(to).port());
    }

    private Optional<Detour> detour(String from, ServiceDefinition to) {
        return detours.stream()
                .filter(detour -> detour.from().equals(from) && detour.to().equals(to))
                .findFirst();
    }

    /** The port of the server itself, to which the detour's proxy has to forward. */
    int behind(Detour detour) {
        return leadsToKafka(detour)
                ? Objects.requireNonNull(doors.get(detour))
                : deployment.first(detour.to()).port();
    }

    /** Where the broker has to listen. */
    BrokerPorts broker(int controllerPort) {
        List<BrokerPorts.Door> all = doors.entrySet().stream()
                .map(door -> new BrokerPorts.Door(door.getValue(), door.getKey().port()))
                .toList();
        return new BrokerPorts(deployment.first(Topology.KAFKA).port(), controllerPort, all);
    }

    private static boolean leadsToKafka(Detour detour) {
        return detour.to().equals(Topology.KAFKA);
    }
}
