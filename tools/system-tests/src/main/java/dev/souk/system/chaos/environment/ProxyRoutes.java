package dev.souk.system.chaos.environment;

import dev.souk.launcher.running.SoukOptions;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.launcher.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All routes from services to the servers that they need. */
public final class ProxyRoutes {

    private ProxyRoutes() {}

    static List<ProxyRoute> of(Map<String, Integer> instances) {
        return Topology.services().stream()
                .filter(ServiceDefinition::scales)
                .flatMap(part -> IntStream.rangeClosed(1, instances.getOrDefault(part.name(), 1))
                        .mapToObj(number -> part.name() + "#" + number)
                        .flatMap(instance -> servers(part).map(server -> new ProxyRoute(instance, server))))
                .toList();
    }

    private static Stream<ServiceDefinition> servers(ServiceDefinition part) {
        return Stream.of(Topology.POSTGRES, Topology.KAFKA).filter(part::needs);
    }

    /** The same system with the instance connecting to the server through a proxy on this port. */
    static SoukOptions through(SoukOptions options, ProxyRoute route, int proxyPort) {
        if (route.server().equals(Topology.KAFKA)) {
            return options.withAdvertisedPort(proxyPort)
                    .withEnvironment(route.instance(), "SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + proxyPort);
        }
        String service = route.instance().substring(0, route.instance().indexOf('#'));
        String database = ServiceNames.service(service).database();
        return options.withEnvironment(
                route.instance(),
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://localhost:%d/%s".formatted(proxyPort, database));
    }

    /** The port of the server that the proxy on this port forwards to. */
    static int serverPort(Deployment deployment, ProxyRoute route, int proxyPort) {
        return route.server().equals(Topology.KAFKA)
                ? deployment.listenerPort(proxyPort)
                : deployment.port(route.server());
    }
}
