package dev.souk.launcher.running;

import dev.souk.launcher.prepare.SourceTree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How a system is to be started.
 *
 * @param checkout  whose jars run
 * @param state     the folder for data, logs and secrets
 * @param instances how many of a part, where it is not one
 * @param ownPorts  the ports of the topology if true, free ones for everything otherwise
 * @param build     whether to build first when sources are newer than jars
 * @param fresh     whether to delete all data first
 * @param alterations in what the system differs from the topology
 */
public record SoukOptions(
        SourceTree source,
        Path state,
        Map<String, Integer> instances,
        boolean ownPorts,
        boolean build,
        boolean fresh,
        Alterations alterations) {

    /** What `souk up` does when nothing else is said. */
    public static SoukOptions usual(SourceTree source, Path state) {
        return new SoukOptions(source, state, Map.of(), true, true, false, Alterations.NONE);
    }

    /** A system beside others, for tests: free ports, its own folder, and the jars as they are. */
    public static SoukOptions isolated(SourceTree source, Path state) {
        return new SoukOptions(source, state.toAbsolutePath(), Map.of(), false, false, false, Alterations.NONE);
    }

    /** The same with another number of instances of a part. */
    public SoukOptions with(String service, int count) {
        var counts = new HashMap<>(instances);
        counts.put(service, count);
        return new SoukOptions(source, state, Map.copyOf(counts), ownPorts, build, fresh, alterations);
    }

    /** The same, with or without a build. */
    public SoukOptions building(boolean wanted) {
        return new SoukOptions(source, state, instances, ownPorts, wanted, fresh, alterations);
    }

    /** The same, with all data deleted first if so wanted. */
    public SoukOptions fresh(boolean wanted) {
        return new SoukOptions(source, state, instances, ownPorts, build, wanted, alterations);
    }

    /** The same with one more variable for a part (`order-service`) or an instance of it (`order-service#2`). */
    public SoukOptions withEnvironment(String name, String variable, String value) {
        return altered(alterations.withVariable(name, variable, value));
    }

    /** The same with a jar that follows the application on the class path of a part, or of an instance of it. */
    public SoukOptions withJar(String name, Path jar) {
        return altered(alterations.withJar(name, jar));
    }

    /** The same with a proxy on a service's way to a server; {@link RunningSouk#behind} tells where it must forward. */
    public SoukOptions withDetour(Detour detour) {
        return altered(alterations.withDetour(detour));
    }

    private SoukOptions altered(Alterations other) {
        return new SoukOptions(source, state, instances, ownPorts, build, fresh, other);
    }
}
