package dev.souk.system.chaos.schedule;

import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.ProxyRoute;
import java.util.List;

/**
 * What faults can be done to.
 *
 * @param instances processes that have a twin or others that can go on without them for a while
 * @param services  those that keep data and publish
 */
public record FaultTargets(
        List<String> instances, List<ProxyRoute> routes, List<String> services, List<String> topics) {

    /** All there is to the environment. */
    public static FaultTargets of(ChaosEnvironment environment) {
        List<ServiceDefinition> services = Topology.services().stream().filter(ServiceDefinition::scales).toList();
        return new FaultTargets(
                environment.processes().stream()
                        .filter(name -> name.contains("#"))
                        .toList(),
                environment.routes(),
                services.stream().map(ServiceDefinition::name).toList(),
                services.stream().flatMap(part -> part.topics().stream()).toList());
    }
}
