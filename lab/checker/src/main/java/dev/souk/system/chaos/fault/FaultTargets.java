package dev.souk.system.chaos.fault;

import static java.util.stream.Collectors.partitioningBy;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.process.ProcessStatus;
import java.util.List;
import java.util.Map;
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

    /** Those of a system: all processes but the launcher. */
    public static FaultTargets of(RunningSouk souk) {
        List<ServiceDefinition> services =
                Topology.services().stream().filter(ServiceDefinition::scales).toList();
        Map<Boolean, List<String>> processes = souk.status().processes().stream()
                .map(ProcessStatus::name)
                .filter(name -> !name.equals("launcher") && !SERVERS.contains(name))
                .collect(partitioningBy(
                        name -> services.stream().anyMatch(service -> name.startsWith(service.name() + "#"))));
        return new FaultTargets(
                processes.getOrDefault(true, List.of()),
                Stream.concat(SERVERS.stream(), processes.getOrDefault(false, List.of()).stream())
                        .toList(),
                souk.routes(),
                services.stream().map(ServiceDefinition::name).toList(),
                services.stream().flatMap(part -> part.topics().stream()).toList());
    }
}
