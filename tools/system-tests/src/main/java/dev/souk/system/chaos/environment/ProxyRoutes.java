package dev.souk.system.chaos.environment;

import dev.souk.launcher.running.Detour;
import dev.souk.launcher.topology.Part;
import dev.souk.launcher.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All routes from services to the servers that they need. */
public final class ProxyRoutes {

    private ProxyRoutes() {}

    static List<ProxyRoute> of(Map<String, Integer> instances) {
        return Topology.parts().stream()
                .filter(Part::scales)
                .flatMap(part -> IntStream.rangeClosed(1, instances.getOrDefault(part.name(), 1))
                        .mapToObj(number -> part.name() + "#" + number)
                        .flatMap(instance -> servers(part).map(server -> new ProxyRoute(instance, server))))
                .toList();
    }

    private static Stream<Part> servers(Part part) {
        return Stream.of(Topology.POSTGRES, Topology.KAFKA).filter(part::needs);
    }

    static Detour detour(ProxyRoute route, TcpProxy proxy) {
        return new Detour(route.instance(), route.server(), proxy.port());
    }
}
