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

/**
 * The connections of one service instance to one server; a proxy forwards every byte of them.
 *
 * @param instance such as `order-service#2`
 * @param server   PostgreSQL or Kafka
 */
public record ProxyRoute(String instance, ServiceDefinition server) {

    /** The routes of so many instances of each service. */
    static List<ProxyRoute> all(Map<String, Integer> instances) {
        return Topology.services().stream()
                .filter(ServiceDefinition::scales)
                .flatMap(part -> IntStream.rangeClosed(1, instances.getOrDefault(part.name(), 1))
                        .mapToObj(number -> part.name() + "#" + number)
                        .flatMap(instance -> Stream.of(Topology.POSTGRES, Topology.KAFKA)
                                .filter(part::needs)
                                .map(server -> new ProxyRoute(instance, server))))
                .toList();
    }

    /** The same system, with the instance connecting to the server through a proxy on this port. */
    SoukOptions through(SoukOptions options, int proxyPort) {
        if (server.equals(Topology.KAFKA)) {
            return options.withAdvertisedPort(proxyPort)
                    .withEnvironment(instance, "SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + proxyPort);
        }
        String database = ServiceNames.service(instance.substring(0, instance.indexOf('#')))
                .database();
        return options.withEnvironment(
                instance, "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:%d/%s".formatted(proxyPort, database));
    }

    /** The port of the server that the proxy on this port forwards to. */
    int serverPort(Deployment deployment, int proxyPort) {
        return server.equals(Topology.KAFKA) ? deployment.listenerPort(proxyPort) : deployment.port(server);
    }

    @Override
    public String toString() {
        return instance + " → " + server.name();
    }
}
