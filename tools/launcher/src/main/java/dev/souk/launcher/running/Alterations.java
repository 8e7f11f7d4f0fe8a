package dev.souk.launcher.running;

import dev.souk.launcher.topology.Instance;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * In what a system under test differs from the topology. ServiceNames are those of parts (`order-service`, for all of its
 * instances) or of instances (`order-service#2`).
 *
 * @param environment variables by name, for whom they are set
 * @param jars        jars that follow the application on its class path
 * @param detours     proxies on the way to the servers
 */
public record Alterations(
        Map<String, Map<String, String>> environment, Map<String, List<Path>> jars, List<Detour> detours) {

    /** The topology as it is. */
    public static final Alterations NONE = new Alterations(Map.of(), Map.of(), List.of());

    Alterations withVariable(String name, String variable, String value) {
        var all = new HashMap<>(environment);
        all.merge(name, Map.of(variable, value), Alterations::both);
        return new Alterations(Map.copyOf(all), jars, detours);
    }

    Alterations withJar(String name, Path jar) {
        var all = new HashMap<>(jars);
        all.merge(name, List.of(jar.toAbsolutePath()), Alterations::both);
        return new Alterations(environment, Map.copyOf(all), detours);
    }

    Alterations withDetour(Detour detour) {
        return new Alterations(environment, jars, both(detours, List.of(detour)));
    }

    /** The variables for an instance; what is said of it alone wins over what is said of all. */
    Map<String, String> environmentOf(Instance instance) {
        Map<String, String> ofPart = environment.getOrDefault(instance.service().name(), Map.of());
        return both(ofPart, environment.getOrDefault(instance.name(), Map.of()));
    }

    /** The jars for an instance, those of its part first. */
    List<Path> jarsOf(Instance instance) {
        return Stream.of(instance.service().name(), instance.name())
                .distinct()
                .flatMap(name -> jars.getOrDefault(name, List.of()).stream())
                .toList();
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        var all = new HashMap<>(one);
        all.putAll(other);
        return Map.copyOf(all);
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
