package dev.souk.launcher.api;

import dev.souk.tools.ToolException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service of the system, infrastructure included, of which one or more instances run, or one that others start.
 *
 * @param name its name in the registry, in the status and in the build
 * @param type how its processes are started
 * @param heap maximum Java heap in MiB; 0 if the launcher sets none
 * @param port which port it listens on
 * @param needs names of the services whose addresses it is configured with
 * @param database its private database, which it uses with a role of the same name
 * @param topics the topics it publishes to
 * @param consumed the topics it reads: those of others in a consumer group of its own name, its own in none
 */
public record ServiceDefinition(
        String name,
        ProcessType type,
        int heap,
        PortRule port,
        Set<String> needs,
        @Nullable String database,
        List<String> topics,
        List<String> consumed) {

    /** Of one service: more would only share the same processors. */
    private static final int MAXIMUM_INSTANCES = 9;

    static ServiceDefinition boot(String name, int heap, PortRule port) {
        return of(name, ProcessType.BOOT, heap, port);
    }

    static ServiceDefinition of(String name, ProcessType type, int heap, PortRule port) {
        return new ServiceDefinition(name, type, heap, port, Set.of(), null, List.of(), List.of());
    }

    ServiceDefinition needing(ServiceDefinition... services) {
        var names = Stream.of(services).map(ServiceDefinition::name).collect(Collectors.toUnmodifiableSet());
        return new ServiceDefinition(name, type, heap, port, names, database, topics, consumed);
    }

    ServiceDefinition storingIn(String ownDatabase) {
        return new ServiceDefinition(name, type, heap, port, needs, ownDatabase, topics, consumed);
    }

    ServiceDefinition publishing(String... ownTopics) {
        return new ServiceDefinition(name, type, heap, port, needs, database, List.of(ownTopics), consumed);
    }

    ServiceDefinition consuming(String... readTopics) {
        return new ServiceDefinition(name, type, heap, port, needs, database, topics, List.of(readTopics));
    }

    /** Fails if there cannot be that many instances of it. */
    public void requireInstances(int count) {
        if (count < 1 || count > MAXIMUM_INSTANCES) {
            throw new ToolException("%s can have 1 to %s instances, not %s.".formatted(name, MAXIMUM_INSTANCES, count));
        }
        if (count > 1 && type != ProcessType.BOOT) {
            throw new ToolException("%s runs once; it cannot have more instances.".formatted(name));
        }
    }

    /** `order-service#1` and `order-service#2`; without a number for the first one of what usually runs once. */
    public String nameOf(int number) {
        return scales() || number > 1 ? name + "#" + number : name;
    }

    /** Whether it has a database of its own. */
    public boolean hasDatabase() {
        return database != null;
    }

    /** Whether its number of instances can change while it runs: callers find them through the registry. */
    public boolean scales() {
        return port instanceof PortRule.RandomPort;
    }

    /** Whether the services of the shop run on it: a server that does not depend on another. */
    public boolean isInfrastructure() {
        return needs.isEmpty();
    }

    /** Whether it is configured with the address of the other service. */
    public boolean needs(ServiceDefinition other) {
        return needs.contains(other.name());
    }

    /** Which port a service listens on; the environment variable overrides the number. */
    public sealed interface PortRule {

        /** Exactly this port, because people type it. If it is taken, nothing starts. */
        record FixedPort(int port, String variable) implements PortRule {}

        /** This port, the default of `java -jar`, or any free one if it is taken; the one of the variable is fixed. */
        record PreferredPort(int port, String variable) implements PortRule {}

        /** Any free port: clients find it through the registry. */
        record RandomPort() implements PortRule {}
    }

    /** How a process is started and how its readiness is checked. */
    public enum ProcessType {
        /** The native PostgreSQL server. */
        POSTGRES,
        /** The Kafka broker, in its own JVM. */
        KAFKA,
        /** HAProxy or Nginx, a native process. */
        PROXY,
        /** BIND, a native process. */
        NAME_SERVER,
        /** Keycloak, by its own script. */
        KEYCLOAK,
        /** Valkey or Redis, a native process. */
        VALKEY,
        /** A Spring Boot application, in its own JVM. */
        BOOT,
        /** Others start it. */
        EXTERNAL
    }
}
