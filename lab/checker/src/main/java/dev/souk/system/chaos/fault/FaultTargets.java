package dev.souk.system.chaos.fault;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import java.util.List;
import java.util.stream.Stream;

/**
 * What faults can hit.
 *
 * @param instances processes of services, of which another instance goes on
 * @param single all others: database, broker, registry, gateway, and those of optional parts
 * @param services those with a database and topics
 */
public record FaultTargets(
        List<String> instances,
        List<String> single,
        List<ProxyRoute> routes,
        List<String> services,
        List<String> topics) {

    /** Twice, since more depends on them than on others. */
    static final List<String> SERVERS =
            List.of(Topology.KAFKA.name(), Topology.POSTGRES.name(), Topology.KAFKA.name(), Topology.POSTGRES.name());

    /** Those of a system. */
    public static FaultTargets of(ChaosEnvironment environment) {
        List<ServiceDefinition> services =
                Topology.services().stream().filter(ServiceDefinition::scales).toList();
        List<String> instances = environment.processes().stream()
                .filter(name -> services.stream().anyMatch(service -> name.startsWith(service.name() + "#")))
                .toList();
        Stream<String> others = environment.processes().stream().filter(name -> !instances.contains(name));
        return new FaultTargets(
                instances,
                Stream.concat(SERVERS.stream(), others.filter(name -> !SERVERS.contains(name)))
                        .toList(),
                environment.souk().routes(),
                services.stream().map(ServiceDefinition::name).toList(),
                services.stream().flatMap(part -> part.topics().stream()).toList());
    }
}
