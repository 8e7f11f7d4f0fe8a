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
public record Part(
        String name,
        Kind kind,
        int heap,
        PortRule port,
        Set<String> needs,
        @Nullable String database,
        List<String> topics) {

    static Part postgres(PortRule port) {
        return new Part("postgres", Kind.POSTGRES, 0, port, Set.of(), null, List.of());
    }

    static Part kafka(int heap, PortRule port) {
        return new Part("kafka", Kind.KAFKA, heap, port, Set.of(), null, List.of());
    }

    static Part boot(String name, int heap, PortRule port) {
        return new Part(name, Kind.BOOT, heap, port, Set.of(), null, List.of());
    }

    Part needing(Part... parts) {
        var names = Stream.of(parts).map(Part::name).collect(Collectors.toUnmodifiableSet());
        return new Part(name, kind, heap, port, names, database, topics);
    }

    Part storingIn(String ownDatabase) {
        return new Part(name, kind, heap, port, needs, ownDatabase, topics);
    }

    Part publishing(String... ownTopics) {
        return new Part(name, kind, heap, port, needs, database, List.of(ownTopics));
    }

    /** Whether more than one instance of it may run: whatever the registry finds on any port may. */
    public boolean scales() {
        return port instanceof PortRule.Anywhere;
    }

    /** Whether it is given the address of the other part. */
    public boolean needs(Part other) {
        return needs.contains(other.name());
    }
}
