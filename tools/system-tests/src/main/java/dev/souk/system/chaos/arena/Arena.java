package dev.souk.system.chaos.arena;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.launcher.state.AdminAccount;
import dev.souk.system.chaos.proxy.TcpProxy;
import dev.souk.system.check.Target;
import dev.souk.system.check.Target.Database;
import dev.souk.system.check.command.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A running system with a proxy on every way from a service to a server. The checker and the faults go straight. */
public final class Arena implements AutoCloseable {

    private final RunningSouk souk;
    private final Map<Way, TcpProxy> proxies;
    private final Queue<String> deaths;
    private final SoukStatus status;

    private Arena(RunningSouk souk, Map<Way, TcpProxy> proxies, Queue<String> deaths) {
        this.souk = souk;
        this.proxies = proxies;
        this.deaths = deaths;
        this.status = souk.status();
    }

    /** Starts everything and returns when it is ready. */
    public static Arena open(SoukOptions options, Reporter reporter) {
        var deaths = new ConcurrentLinkedQueue<String>();
        var proxies = new LinkedHashMap<Way, TcpProxy>();
        SoukOptions detoured = options;
        for (Way way : Ways.of(options.instances())) {
            TcpProxy proxy = TcpProxy.open();
            proxies.put(way, proxy);
            detoured = detoured.withDetour(Ways.detour(way, proxy));
        }
        try {
            RunningSouk souk = Souk.assemble(detoured, progress -> note(progress, deaths, reporter));
            proxies.forEach((way, proxy) -> proxy.forwardTo(souk.behind(Ways.detour(way, proxy))));
            souk.start();
            souk.announce();
            return new Arena(souk, proxies, deaths);
        } catch (RuntimeException notStarted) {
            proxies.values().forEach(TcpProxy::close);
            throw notStarted;
        }
    }

    private static void note(Progress progress, Queue<String> deaths, Reporter reporter) {
        if (progress instanceof Progress.Ended ended) {
            deaths.add(ended.process() + " " + ended.how());
        }
        reporter.report(progress);
    }

    /** Processes that ended without being killed or stopped. */
    public List<String> deaths() {
        return List.copyOf(deaths);
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

    /** Every way there is a proxy on. */
    public List<Way> ways() {
        return List.copyOf(proxies.keySet());
    }

    /** The proxy on that way. */
    public TcpProxy proxy(Way way) {
        return Objects.requireNonNull(proxies.get(way));
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
