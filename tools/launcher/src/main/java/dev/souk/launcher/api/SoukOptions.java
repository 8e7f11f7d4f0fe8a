package dev.souk.launcher.api;

import dev.souk.tools.checkout.SourceTree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a system is started.
 *
 * @param source the source tree whose jars run
 * @param state the folder for data, logs and secrets
 * @param modes what is done otherwise than usually
 * @param instances number of instances by service, where it is not the default
 * @param customizations changes what the service processes are started with, later ones win
 * @param proxied connections that a TCP proxy forwards
 */
public record SoukOptions(
        SourceTree source,
        Path state,
        Set<Mode> modes,
        Map<String, Integer> instances,
        List<Customization> customizations,
        List<ProxyRoute> proxied) {

    /** How a system can differ from that of `souk up`. */
    public enum Mode {
        /** For tests: free ports, no restarts, and services that are killed at the end. */
        ISOLATED,
        /** All data are deleted first. */
        FRESH,
        /** PostgreSQL, Kafka and the registry are started alone. */
        INFRASTRUCTURE_ONLY,
        /** Nginx is in front of the gateways, also of a single one. */
        NGINX,
        /** All connections between processes are encrypted. */
        TLS
    }

    /** The defaults of `souk up`. */
    public static SoukOptions defaults(SourceTree source, Path state) {
        return new SoukOptions(source, state, Set.of(), Map.of(), List.of(), List.of());
    }

    /** A system for tests, which runs beside others, and does not spend their time with hashes of passwords. */
    public static SoukOptions isolated(SourceTree source, Path state) {
        return new SoukOptions(source, state.toAbsolutePath(), Set.of(Mode.ISOLATED), Map.of(), List.of(), List.of())
                .withEnvironment(Topology.USERS.name(), "SOUK_PASSWORD_BCRYPTSTRENGTH", "4");
    }

    /** The same in this mode, or not. */
    public SoukOptions with(Mode mode, boolean wanted) {
        Set<Mode> all = new HashSet<>(modes);
        var _ = wanted ? all.add(mode) : all.remove(mode);
        return new SoukOptions(source, state, Set.copyOf(all), instances, customizations, proxied);
    }

    /** Whether it is started in this mode. */
    public boolean is(Mode mode) {
        return modes.contains(mode);
    }

    /** The same with another number of instances of a service. */
    public SoukOptions with(String service, int count) {
        var counts = new HashMap<>(instances);
        counts.put(service, count);
        return new SoukOptions(source, state, modes, Map.copyOf(counts), customizations, proxied);
    }

    /** Whether there is more than one gateway. */
    public boolean hasSeveralGateways() {
        return instances.getOrDefault(Topology.GATEWAY.name(), 1) > 1;
    }

    /**
     * Whether the service runs: an optional one if it was asked for, the registry unless another one takes its place;
     * for one that others start, whether it has accounts.
     */
    public boolean includes(ServiceDefinition service) {
        return instances.getOrDefault(service.name(), Topology.services().contains(service) ? 1 : 0) > 0;
    }

    /** Whether this part is on. */
    public boolean includes(OptionalPart part) {
        return instances.containsKey(part.service());
    }

    /** The same with this part. */
    public SoukOptions with(OptionalPart part) {
        return part.addTo(this);
    }

    /** The same with a variable for a service (`order-service`) or a single instance of it (`order-service#2`). */
    public SoukOptions withEnvironment(String name, String variable, String value) {
        return withEnvironment(name, Map.of(variable, value));
    }

    /** The same with these variables. */
    public SoukOptions withEnvironment(String name, Map<String, String> variables) {
        return with(new Customization(name, variables, List.of()));
    }

    /** The same with jars that follow the application on the class path of a service or a single instance of it. */
    public SoukOptions withJars(String name, List<Path> jars) {
        List<Path> absolute = jars.stream().map(Path::toAbsolutePath).toList();
        return with(new Customization(name, Map.of(), absolute));
    }

    private SoukOptions with(Customization customization) {
        List<Customization> all =
                Stream.concat(customizations.stream(), Stream.of(customization)).toList();
        return new SoukOptions(source, state, modes, instances, all, proxied);
    }

    /** The same with a TCP proxy on each of these routes. */
    public SoukOptions proxied(List<ProxyRoute> routes) {
        return new SoukOptions(source, state, modes, instances, customizations, routes);
    }

    /**
     * What a service process is started with in addition: for parts of the system, and fault injection.
     *
     * @param name a service (`order-service`) or a single instance (`order-service#2`)
     * @param environment variables, which replace those of the topology
     * @param jars jars that follow the application on its class path
     */
    public record Customization(String name, Map<String, String> environment, List<Path> jars) {}

    /**
     * The connections of one service instance to one server; a proxy forwards every byte of them.
     *
     * @param instance such as `order-service#2`
     * @param server the process that it connects to, such as `postgres`; the instance itself for the calls that it gets
     */
    public record ProxyRoute(String instance, String server) {

        /** The connections to PostgreSQL and Kafka, of so many instances of each service. */
        public static List<ProxyRoute> toServers(Map<String, Integer> instances) {
            return services()
                    .flatMap(service -> names(service, instances.getOrDefault(service.name(), 1))
                            .flatMap(instance -> toServers(instance, service)))
                    .toList();
        }

        /**
         * All connections but the calls of an instance to other services. Of one instance more than the system starts
         * with, so that the instances of a service can be replaced one by one.
         */
        public static List<ProxyRoute> all(Map<String, Integer> instances) {
            List<String> registries = names(Topology.REGISTRY, instances.getOrDefault(Topology.REGISTRY.name(), 1))
                    .toList();
            return services()
                    .flatMap(service -> names(service, instances.getOrDefault(service.name(), 1) + 1)
                            .flatMap(instance -> Stream.of(
                                            toServers(instance, service),
                                            registries.stream().map(registry -> new ProxyRoute(instance, registry)),
                                            Stream.of(new ProxyRoute(instance, instance)))
                                    .flatMap(routes -> routes)))
                    .toList();
        }

        private static Stream<ServiceDefinition> services() {
            return Topology.services().stream().filter(ServiceDefinition::scales);
        }

        private static Stream<String> names(ServiceDefinition service, int count) {
            return IntStream.rangeClosed(1, count).mapToObj(service::nameOf);
        }

        private static Stream<ProxyRoute> toServers(String instance, ServiceDefinition service) {
            return Stream.of(Topology.POSTGRES, Topology.KAFKA)
                    .filter(service::needs)
                    .map(server -> new ProxyRoute(instance, server.name()));
        }

        /** Whether it leads to an instance of this server. */
        public boolean isTo(ServiceDefinition service) {
            return server.equals(service.name());
        }

        /** Whether it leads to the instance itself. */
        public boolean isOfCallers() {
            return server.equals(instance);
        }

        @Override
        public String toString() {
            return instance + " → " + server;
        }
    }
}
