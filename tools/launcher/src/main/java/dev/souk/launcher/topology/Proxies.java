package dev.souk.launcher.topology;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.proxy.TcpProxy;
import dev.souk.tools.proxy.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The TCP proxies of a system, one for each route. */
public final class Proxies implements AutoCloseable {

    private final Map<ProxyRoute, TcpProxy> byRoute;
    private final Map<Integer, Integer> brokerListeners = new ConcurrentHashMap<>();
    private final Set<String> cut = ConcurrentHashMap.newKeySet();

    private Proxies(Map<ProxyRoute, TcpProxy> byRoute) {
        this.byRoute = byRoute;
    }

    /** Opens a port for each route; connections are refused until it is known where they lead. */
    public static Proxies open(List<ProxyRoute> routes) {
        var proxies = new LinkedHashMap<ProxyRoute, TcpProxy>();
        routes.forEach(route -> proxies.put(route, TcpProxy.open()));
        return new Proxies(proxies);
    }

    /** The routes, in the order in which they were opened. */
    public List<ProxyRoute> routes() {
        return List.copyOf(byRoute.keySet());
    }

    /** The proxy of a route that was opened. */
    public TcpProxy get(ProxyRoute route) {
        return Objects.requireNonNull(byRoute.get(route));
    }

    /**
     * Further ports of the Kafka broker, by the port that it advertises there. A client leaves the address that it
     * connected to for the advertised one, so a proxy between the two must be advertised in place of the broker.
     */
    public Map<Integer, Integer> brokerListeners() {
        return Map.copyOf(brokerListeners);
    }

    /** The port at which the instance reaches the server: that of the proxy between them, if there is one. */
    public int port(Instance instance, Instance server) {
        TcpProxy proxy = byRoute.get(new ProxyRoute(instance.name(), server.name()));
        return proxy == null ? server.port() : proxy.port();
    }

    /** The port of the proxy in front of the instance, if it has one. */
    public OptionalInt callersPort(String instance) {
        TcpProxy proxy = byRoute.get(new ProxyRoute(instance, instance));
        return proxy == null ? OptionalInt.empty() : OptionalInt.of(proxy.port());
    }

    /** Forwards to the servers of this deployment; each proxy in front of the broker to a listener of its own. */
    public void forwardTo(Deployment deployment, Ports ports) {
        byRoute.forEach((route, proxy) -> {
            if (route.isTo(Topology.KAFKA)) {
                int listener = ports.free();
                brokerListeners.put(proxy.port(), listener);
                proxy.forwardTo(listener);
            } else if (!route.isOfCallers()) {
                proxy.forwardTo(deployment.instances().stream()
                        .filter(server -> server.name().equals(route.server()))
                        .findFirst()
                        .orElseThrow()
                        .port());
            }
        });
    }

    /** A process of the instance starts: its calls are forwarded to it, and it is not cut off. */
    public void starting(Instance instance) {
        of(instance.name())
                .filter(entry -> entry.getKey().isOfCallers())
                .forEach(entry -> entry.getValue().forwardTo(instance.port()));
        restore(instance.name());
    }

    /**
     * Cuts the instance off: nothing passes, in either direction. As in a network that loses all packets nobody is
     * told, and what is on its way arrives once it is restored, unless its sender has given up.
     */
    public void cut(String instance) {
        if (cut.add(instance)) {
            apply(instance, new Traffic.Held());
        }
    }

    /** Lets everything pass again. */
    public void restore(String instance) {
        if (cut.remove(instance)) {
            apply(instance, new Traffic.Flows());
        }
    }

    /** Whether the instance is cut off. */
    public boolean isCut(String instance) {
        return cut.contains(instance);
    }

    private void apply(String instance, Traffic traffic) {
        of(instance).forEach(entry -> entry.getValue().apply(traffic));
    }

    private Stream<Map.Entry<ProxyRoute, TcpProxy>> of(String instance) {
        return byRoute.entrySet().stream()
                .filter(entry -> entry.getKey().instance().equals(instance));
    }

    @Override
    public void close() {
        byRoute.values().forEach(TcpProxy::close);
    }
}
