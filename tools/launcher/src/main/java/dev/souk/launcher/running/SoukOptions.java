package dev.souk.launcher.running;

import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.supervision.RestartScheduler;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a system is started.
 *
 * @param source          the source tree whose jars run
 * @param state           the folder for data, logs and secrets
 * @param instances       number of instances by service, where it is not one
 * @param fixedPorts      the ports of the topology if true, free ports for everything otherwise
 * @param fresh           whether all data are deleted first
 * @param restarts        how processes that end unexpectedly are restarted
 * @param customizer      changes what the service processes are started with
 * @param advertisedPorts ports of proxies for which the broker has a listener each
 */
public record SoukOptions(
        SourceTree source,
        Path state,
        Map<String, Integer> instances,
        boolean fixedPorts,
        boolean fresh,
        RestartScheduler restarts,
        ProcessCustomizer customizer,
        List<Integer> advertisedPorts) {

    /** The defaults of `souk up`. */
    public static SoukOptions defaults(SourceTree source, Path state) {
        return new SoukOptions(
                source, state, Map.of(), true, false, RestartScheduler.BACKGROUND, ProcessCustomizer.NONE, List.of());
    }

    /** A system for tests, which runs beside others: free ports, its own folder, no restarts. */
    public static SoukOptions isolated(SourceTree source, Path state) {
        return new SoukOptions(
                source,
                state.toAbsolutePath(),
                Map.of(),
                false,
                false,
                RestartScheduler.DISABLED,
                ProcessCustomizer.NONE,
                List.of());
    }

    /** The same with another number of instances of a service. */
    public SoukOptions with(String service, int count) {
        var counts = new HashMap<>(instances);
        counts.put(service, count);
        return new SoukOptions(
                source, state, Map.copyOf(counts), fixedPorts, fresh, restarts, customizer, advertisedPorts);
    }

    /** The same, with all data deleted first if wanted. */
    public SoukOptions fresh(boolean wanted) {
        return new SoukOptions(source, state, instances, fixedPorts, wanted, restarts, customizer, advertisedPorts);
    }

    /** The same with a variable for a service (`order-service`) or a single instance of it (`order-service#2`). */
    public SoukOptions withEnvironment(String name, String variable, String value) {
        return customizedBy(customizer.andThen(name, settings -> settings.with(variable, value)));
    }

    /** The same with a jar that follows the application on the class path of a service or a single instance of it. */
    public SoukOptions withJar(String name, Path jar) {
        return customizedBy(customizer.andThen(name, settings -> settings.withJar(jar)));
    }

    /** The same with a broker listener for clients that connect through a proxy on this port. */
    public SoukOptions withAdvertisedPort(int port) {
        List<Integer> ports =
                Stream.concat(advertisedPorts.stream(), Stream.of(port)).toList();
        return new SoukOptions(source, state, instances, fixedPorts, fresh, restarts, customizer, ports);
    }

    private SoukOptions customizedBy(ProcessCustomizer other) {
        return new SoukOptions(source, state, instances, fixedPorts, fresh, restarts, other, advertisedPorts);
    }
}
