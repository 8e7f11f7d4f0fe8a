package dev.souk.system.chaos.fault;

import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Way;
import java.util.List;

/**
 * What faults can be done to.
 *
 * @param instances processes that have a twin or others that can go on without them for a while
 * @param services  those that keep data and publish
 */
public record Stage(List<String> instances, List<Way> ways, List<String> services, List<String> topics) {

    /** All there is to the arena. */
    public static Stage of(Arena arena) {
        List<ServiceDefinition> services = Topology.services().stream().filter(ServiceDefinition::scales).toList();
        return new Stage(
                arena.processes().stream().filter(name -> name.contains("#")).toList(),
                arena.ways(),
                services.stream().map(ServiceDefinition::name).toList(),
                services.stream().flatMap(part -> part.topics().stream()).toList());
    }
}
