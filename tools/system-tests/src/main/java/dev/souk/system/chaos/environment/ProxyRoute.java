package dev.souk.system.chaos.environment;

import dev.souk.launcher.running.Detour;
import dev.souk.launcher.topology.Part;
import dev.souk.launcher.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The connections of one service instance to one server; a proxy forwards every byte of them.
 *
 * @param instance such as `order-service#2`
 * @param server   PostgreSQL or Kafka
 */
public record ProxyRoute(String instance, Part server) {

    /** The routes of so many instances of each service. */
    static List<ProxyRoute> all(Map<String, Integer> instances) {
        return Topology.parts().stream()
                .filter(Part::scales)
                .flatMap(part -> IntStream.rangeClosed(1, instances.getOrDefault(part.name(), 1))
                        .mapToObj(number -> part.name() + "#" + number)
                        .flatMap(instance -> Stream.of(Topology.POSTGRES, Topology.KAFKA)
                                .filter(part::needs)
                                .map(server -> new ProxyRoute(instance, server))))
                .toList();
    }

    Detour detour(TcpProxy proxy) {
        return new Detour(instance, server, proxy.port());
    }

    @Override
    public String toString() {
        return instance + " → " + server.name();
    }
}
