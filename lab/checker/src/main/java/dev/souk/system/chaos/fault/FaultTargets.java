package dev.souk.system.chaos.fault;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import java.util.List;

/**
 * What faults can hit.
 *
 * @param instances processes of services, of which another instance goes on
 * @param services those with a database and topics
 */
public record FaultTargets(
        List<String> instances, List<ProxyRoute> routes, List<String> services, List<String> topics) {

    public static FaultTargets of(ChaosEnvironment environment) {
        List<ServiceDefinition> services =
                Topology.services().stream().filter(ServiceDefinition::scales).toList();
        return new FaultTargets(
                environment.processes().stream()
                        .filter(name -> name.contains("#"))
                        .toList(),
                environment.souk().routes(),
                services.stream().map(ServiceDefinition::name).toList(),
                services.stream().flatMap(part -> part.topics().stream()).toList());
    }
}
