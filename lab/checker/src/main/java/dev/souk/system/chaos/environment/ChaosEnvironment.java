package dev.souk.system.chaos.environment;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.system.observe.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A running system with a TCP proxy on every route from a service instance to a server. Checks and faults connect to
 * the servers directly.
 *
 * @param souk the processes, to kill, suspend and start
 * @param status addresses and the login of the admin, which stay the same
 * @param unexpectedExits processes that ended without being killed or stopped
 */
public record ChaosEnvironment(RunningSouk souk, SoukStatus status, Collection<String> unexpectedExits)
        implements AutoCloseable {

    /** Starts everything and returns when it is ready. */
    public static ChaosEnvironment start(SoukOptions options, Consumer<Progress> reporter) {
        var unexpectedExits = new ConcurrentLinkedQueue<String>();
        SoukOptions proxied = options.proxied(routes(options));
        RunningSouk souk = Souk.launch(proxied, progress -> {
            if (progress instanceof Progress.Ended ended) {
                unexpectedExits.add(ended.process() + " " + ended.how());
            }
            reporter.accept(progress);
        });
        return new ChaosEnvironment(souk, souk.status(), unexpectedExits);
    }

    private static List<ProxyRoute> routes(SoukOptions options) {
        var routes = new ArrayList<>(ProxyRoute.toServers(options.instances()));
        int carts =
                options.includes(OptionalPart.VALKEY) ? options.instances().getOrDefault(Topology.CARTS.name(), 1) : 0;
        IntStream.rangeClosed(1, carts)
                .mapToObj(number -> new ProxyRoute(Topology.CARTS.nameOf(number), Topology.VALKEY))
                .forEach(routes::add);
        return routes;
    }

    /** Names of all processes except the launcher. */
    public List<String> processes() {
        return status.processes().stream()
                .map(ProcessStatus::name)
                .filter(name -> !name.equals("launcher"))
                .toList();
    }

    /** Addresses of broker and databases, without proxies. */
    public Target target() {
        return Target.of(status);
    }

    @Override
    public void close() {
        souk.close();
    }
}
