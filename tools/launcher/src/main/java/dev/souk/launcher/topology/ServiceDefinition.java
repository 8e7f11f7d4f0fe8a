package dev.souk.launcher.topology;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One part of the system: a server or a service, of which one or more instances run.
 *
 * @param name     its name everywhere: in the registry, in the status, as module of the build
 * @param heap     limit of its Java heap in MiB; 0 for a native process
 * @param port     where it listens
 * @param needs    names of the parts whose addresses it is given
 * @param database the database that it alone uses, owned by a role of the same name
 * @param topics   the topics that it publishes to
 */
public record ServiceDefinition(
        String name,
        ProcessType kind,
        int heap,
        PortRule port,
        Set<String> needs,
        @Nullable String database,
        List<String> topics) {

    static ServiceDefinition postgres(PortRule port) {
        return new ServiceDefinition("postgres", ProcessType.POSTGRES, 0, port, Set.of(), null, List.of());
    }

    static ServiceDefinition kafka(int heap, PortRule port) {
        return new ServiceDefinition("kafka", ProcessType.KAFKA, heap, port, Set.of(), null, List.of());
    }

    static ServiceDefinition boot(String name, int heap, PortRule port) {
        return new ServiceDefinition(name, ProcessType.BOOT, heap, port, Set.of(), null, List.of());
    }

    ServiceDefinition needing(ServiceDefinition... services) {
        var names = Stream.of(services).map(ServiceDefinition::name).collect(Collectors.toUnmodifiableSet());
        return new ServiceDefinition(name, kind, heap, port, names, database, topics);
    }

    ServiceDefinition storingIn(String ownDatabase) {
        return new ServiceDefinition(name, kind, heap, port, needs, ownDatabase, topics);
    }

    ServiceDefinition publishing(String... ownTopics) {
        return new ServiceDefinition(name, kind, heap, port, needs, database, List.of(ownTopics));
    }

    /** Whether more than one instance of it may run: whatever the registry finds on any port may. */
    public boolean scales() {
        return port instanceof PortRule.Anywhere;
    }

    /** Whether it is given the address of the other part. */
    public boolean needs(ServiceDefinition other) {
        return needs.contains(other.name());
    }
}
