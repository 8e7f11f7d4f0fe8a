package dev.souk.system.chaos.arena;

import dev.souk.launcher.running.Detour;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import dev.souk.system.chaos.proxy.TcpProxy;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All ways from services to the servers that they need. */
final class Ways {

    private Ways() {}

    static List<Way> of(Map<String, Integer> instances) {
        return Topology.services().stream()
                .filter(ServiceDefinition::scales)
                .flatMap(part -> IntStream.rangeClosed(1, instances.getOrDefault(part.name(), 1))
                        .mapToObj(number -> part.name() + "#" + number)
                        .flatMap(instance -> servers(part).map(server -> new Way(instance, server))))
                .toList();
    }

    private static Stream<ServiceDefinition> servers(ServiceDefinition part) {
        return Stream.of(Topology.POSTGRES, Topology.KAFKA).filter(part::needs);
    }

    static Detour detour(Way way, TcpProxy proxy) {
        return new Detour(way.instance(), way.server(), proxy.port());
    }
}
