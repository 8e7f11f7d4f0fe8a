package dev.souk.launcher.running;

import dev.souk.launcher.api.ProxyRoute;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SourceTree;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.api.Topology.ExternalService;
import dev.souk.launcher.edge.EdgeProxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a system is started.
 *
 * @param source the source tree whose jars run
 * @param state the folder for data, logs and secrets
 * @param isolated for tests: free ports instead of those of the topology, and no restarts
 * @param fresh whether all data are deleted first
 * @param infrastructureOnly whether PostgreSQL, Kafka and the registry are started alone
 * @param tls whether all connections between processes are encrypted
 * @param instances number of instances by service, where it is not one
 * @param customizations changes what the service processes are started with, later ones win
 * @param proxied connections that a TCP proxy forwards
 */
public record SoukOptions(
        SourceTree source,
        Path state,
        boolean isolated,
        boolean fresh,
        boolean infrastructureOnly,
        boolean tls,
        Map<String, Integer> instances,
        List<Customization> customizations,
        List<ProxyRoute> proxied) {

    /** The defaults of `souk up`, with the JVM options of the environment. */
    public static SoukOptions defaults(SourceTree source, Path state) {
        return new SoukOptions(
                source, state, false, false, false, false, Map.of(), JavaOptions.of(System.getenv()), List.of());
    }

    /** A system for tests, which runs beside others. */
    public static SoukOptions isolated(SourceTree source, Path state) {
        return new SoukOptions(
                source, state.toAbsolutePath(), true, false, false, false, Map.of(), List.of(), List.of());
    }

    /** The same with another number of instances of a service. */
    public SoukOptions with(String service, int count) {
        var counts = new HashMap<>(instances);
        counts.put(service, count);
        return new SoukOptions(
                source, state, isolated, fresh, infrastructureOnly, tls, Map.copyOf(counts), customizations, proxied);
    }

    /** Whether HAProxy runs in front of the gateways: if there are several, and it is installed. */
    boolean hasProxy() {
        return hasSeveralGateways() && EdgeProxy.isInstalled();
    }

    /** Whether there is more than one gateway. */
    public boolean hasSeveralGateways() {
        return instances.getOrDefault(Topology.GATEWAY.name(), 1) > 1;
    }

    /** The same, with all data deleted first if wanted. */
    public SoukOptions fresh(boolean wanted) {
        return new SoukOptions(
                source, state, isolated, wanted, infrastructureOnly, tls, instances, customizations, proxied);
    }

    /** The same with or without the gateway and the services behind it. */
    public SoukOptions infrastructureOnly(boolean wanted) {
        return new SoukOptions(source, state, isolated, fresh, wanted, tls, instances, customizations, proxied);
    }

    /** The same with or without encrypted connections. */
    public SoukOptions tls(boolean wanted) {
        return new SoukOptions(
                source, state, isolated, fresh, infrastructureOnly, wanted, instances, customizations, proxied);
    }

    /** The same with a variable for a service (`order-service`) or a single instance of it (`order-service#2`). */
    public SoukOptions withEnvironment(String name, String variable, String value) {
        return withEnvironment(name, Map.of(variable, value));
    }

    /** The same with these variables. */
    public SoukOptions withEnvironment(String name, Map<String, String> variables) {
        return with(new Customization(name, variables, List.of(), List.of()));
    }

    /** The same with this part. */
    public SoukOptions with(OptionalPart part) {
        return part.addTo(this);
    }

    /** Whether the service runs: an optional one if it was asked for. */
    boolean includes(ServiceDefinition service) {
        return !Topology.optional().contains(service) || instances.containsKey(service.name());
    }

    /** Whether the service that others start has accounts. */
    boolean includes(ExternalService service) {
        return instances.containsKey(service.name());
    }

    /** The same with a jar that follows the application on the class path of a service or a single instance of it. */
    public SoukOptions withJar(String name, Path jar) {
        return with(new Customization(name, Map.of(), List.of(), List.of(jar.toAbsolutePath())));
    }

    /** The same with options of the JVM of a service or a single instance of it. */
    public SoukOptions withJvmOptions(String name, List<String> jvmOptions) {
        return with(new Customization(name, Map.of(), jvmOptions, List.of()));
    }

    private SoukOptions with(Customization customization) {
        var all = Stream.concat(customizations.stream(), Stream.of(customization));
        return new SoukOptions(
                source, state, isolated, fresh, infrastructureOnly, tls, instances, all.toList(), proxied);
    }

    /** The same with a TCP proxy on each of these routes. */
    public SoukOptions proxied(List<ProxyRoute> routes) {
        return new SoukOptions(
                source, state, isolated, fresh, infrastructureOnly, tls, instances, customizations, routes);
    }
}
