package dev.souk.system.chaos.environment;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.system.observe.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A running system with a TCP proxy on every route from a service instance to a server. Checks and faults connect to
 * the servers directly.
 */
public final class ChaosEnvironment implements AutoCloseable {

    private final RunningSouk souk;
    private final Map<ProxyRoute, TcpProxy> proxies;
    private final Queue<String> unexpectedExits;
    private final SoukStatus status;

    private ChaosEnvironment(RunningSouk souk, Map<ProxyRoute, TcpProxy> proxies, Queue<String> unexpectedExits) {
        this.souk = souk;
        this.proxies = proxies;
        this.unexpectedExits = unexpectedExits;
        this.status = souk.status();
    }

    /** Starts everything and returns when it is ready. */
    public static ChaosEnvironment start(SoukOptions options, Reporter reporter) {
        var unexpectedExits = new ConcurrentLinkedQueue<String>();
        var proxies = new LinkedHashMap<ProxyRoute, TcpProxy>();
        SoukOptions proxied = options;
        for (ProxyRoute route : ProxyRoute.all(options.instances())) {
            TcpProxy proxy = TcpProxy.open();
            proxies.put(route, proxy);
            proxied = route.through(proxied, proxy.port());
        }
        try {
            RunningSouk souk = Souk.assemble(proxied, progress -> {
                if (progress instanceof Progress.Ended ended) {
                    unexpectedExits.add(ended.process() + " " + ended.how());
                }
                reporter.report(progress);
            });
            proxies.forEach((route, proxy) -> proxy.forwardTo(route.serverPort(souk.deployment(), proxy.port())));
            souk.start();
            souk.announce();
            return new ChaosEnvironment(souk, proxies, unexpectedExits);
        } catch (RuntimeException notStarted) {
            proxies.values().forEach(TcpProxy::close);
            throw notStarted;
        }
    }

    /** Processes that ended without being killed or stopped. */
    public List<String> unexpectedExits() {
        return List.copyOf(unexpectedExits);
    }

    /** The processes, to kill, suspend and start. */
    public RunningSouk souk() {
        return souk;
    }

    /** Addresses and the login of the admin, which stay the same. */
    public SoukStatus status() {
        return status;
    }

    public List<ProxyRoute> routes() {
        return List.copyOf(proxies.keySet());
    }

    public TcpProxy proxy(ProxyRoute route) {
        return Objects.requireNonNull(proxies.get(route));
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
        try {
            souk.close();
        } finally {
            proxies.values().forEach(TcpProxy::close);
        }
    }
}
