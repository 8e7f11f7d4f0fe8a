package dev.souk.system.chaos.environment;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.launcher.state.AdminAccount;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Target.Database;
import dev.souk.system.observe.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A running system with a proxy on every route from a service to a server. The checker and the faults go straight. */
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
    public static ChaosEnvironment open(SoukOptions options, Reporter reporter) {
        var unexpectedExits = new ConcurrentLinkedQueue<String>();
        var proxies = new LinkedHashMap<ProxyRoute, TcpProxy>();
        SoukOptions proxied = options;
        for (ProxyRoute route : ProxyRoutes.of(options.instances())) {
            TcpProxy proxy = TcpProxy.open();
            proxies.put(route, proxy);
            proxied = ProxyRoutes.through(proxied, route, proxy.port());
        }
        try {
            RunningSouk souk = Souk.assemble(proxied, progress -> note(progress, unexpectedExits, reporter));
            proxies.forEach((route, proxy) -> proxy.forwardTo(ProxyRoutes.serverPort(souk.deployment(), route, proxy.port())));
            souk.start();
            souk.announce();
            return new ChaosEnvironment(souk, proxies, unexpectedExits);
        } catch (RuntimeException notStarted) {
            proxies.values().forEach(TcpProxy::close);
            throw notStarted;
        }
    }

    private static void note(Progress progress, Queue<String> unexpectedExits, Reporter reporter) {
        if (progress instanceof Progress.Ended ended) {
            unexpectedExits.add(ended.process() + " " + ended.how());
        }
        reporter.report(progress);
    }

    /** Processes that ended without being killed or stopped. */
    public List<String> unexpectedExits() {
        return List.copyOf(unexpectedExits);
    }

    /** The processes, to kill, freeze and start. */
    public RunningSouk souk() {
        return souk;
    }

    /** The one door. */
    public String gateway() {
        return status.gateway();
    }

    /** The admin's login. */
    public AdminAccount admin() {
        return status.admin();
    }

    /** Every route there is a proxy on. */
    public List<ProxyRoute> routes() {
        return List.copyOf(proxies.keySet());
    }

    /** The proxy on that route. */
    public TcpProxy proxy(ProxyRoute route) {
        return Objects.requireNonNull(proxies.get(route));
    }

    /** How far a process is at this moment. */
    public State stateOf(String process) {
        return souk.status().processes().stream()
                .filter(one -> one.name().equals(process))
                .map(ProcessStatus::state)
                .findFirst()
                .orElseThrow();
    }

    /** Names of all processes but the launcher's. */
    public List<String> processes() {
        return status.processes().stream()
                .map(ProcessStatus::name)
                .filter(name -> !name.equals("launcher"))
                .toList();
    }

    /** Where everything is kept, for the checker. */
    public Target target() {
        return Targets.of(status);
    }

    /** A service's database. */
    public Database database(String service) {
        return Objects.requireNonNull(target().databases().get(service));
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
