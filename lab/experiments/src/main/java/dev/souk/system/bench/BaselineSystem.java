package dev.souk.system.bench;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.measured.SystemProcesses;
import dev.souk.system.bench.proxy.Proxy;
import dev.souk.system.observe.Target;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.process.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * The system that is measured against baselines: started by this process, which suspends its services while the
 * baseline has the processors. All limits of the gateway are on, but higher than the load.
 */
public final class BaselineSystem implements AutoCloseable {

    private static final String GATEWAY = Topology.GATEWAY.name();
    private static final Duration REST = Duration.ofSeconds(60);
    private static final String LAUNCHER = "launcher";

    /** One machine calls, as fast as it can; by default a hundred or so would share that. */
    private static final Map<String, String> LIMITS = Map.of(
            "SOUK_GATEWAY_RATE_LIMIT_CALLER_PER_SECOND", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_CALLER_BURST", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_ADDRESS_PER_SECOND", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_ADDRESS_BURST", "100000",
            "SOUK_GATEWAY_RATE_LIMIT_PASSWORD_PER_SECOND", "1000",
            "SOUK_GATEWAY_RATE_LIMIT_PASSWORD_BURST", "1000",
            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_PER_CLIENT", "96");

    private final RunningSouk souk;
    private final Queue<Proxy> proxies = new ConcurrentLinkedQueue<>();

    private BaselineSystem(RunningSouk souk) {
        this.souk = souk;
    }

    /**
     * A system that is ready to start, with an own state folder and free ports; trains AOT caches that do not exist.
     */
    public static BaselineSystem assemble(SourceTree source, Path state) {
        SoukOptions options = withHighLimits(SoukOptions.isolated(source, state));
        return new BaselineSystem(Souk.assemble(options, _ -> {}));
    }

    /** The same with limits of the gateway that are higher than the load of a benchmark. */
    public static SoukOptions withHighLimits(SoukOptions options) {
        return options.withEnvironment(GATEWAY, LIMITS);
    }

    void start() throws InterruptedException {
        souk.start();
        souk.announce();
        souk.awaitPreparation();
    }

    RunningSouk souk() {
        return souk;
    }

    SoukStatus status() {
        return souk.status();
    }

    Target target() {
        return Target.of(souk.status());
    }

    HttpAddress gateway() {
        return HttpAddress.plain(URI.create(souk.gateway()));
    }

    /** All processes of the system; the launcher is this process. */
    SystemProcesses processes() {
        return processes(service -> !service.equals(LAUNCHER));
    }

    SystemProcesses processes(String name) {
        return processes(name::equals);
    }

    private SystemProcesses processes(Predicate<String> isWanted) {
        var pids = new HashMap<Long, String>();
        for (ProcessStatus process : souk.status().processes()) {
            Long pid = process.pid();
            if (pid != null && isWanted.test(process.service())) {
                pids.put(pid, process.service());
            }
        }
        return new SystemProcesses(pids);
    }

    /** Suspends everything but PostgreSQL: processes that idle would take a part of the processors. */
    void suspend() {
        suspendable().forEach(souk::pause);
    }

    /** Continues it. The broker and the registry come first, since the others ask them at once. */
    void resume() {
        suspendable().reversed().forEach(souk::resume);
    }

    /** Callers before those whom they call. */
    private static List<String> suspendable() {
        return Topology.services().reversed().stream()
                .filter(service -> !service.equals(Topology.POSTGRES))
                .map(service -> service.name())
                .toList();
    }

    /** Returns when every order has ended and every event is processed. */
    void awaitRest() {
        Target target = target();
        boolean rests = Await.atMost(REST).until(() -> isAtRest(target));
        if (!rests) {
            throw new ToolException("Orders have not ended within %s s.".formatted(REST.toSeconds()));
        }
    }

    private static boolean isAtRest(Target target) {
        long waiting = target.databases().values().stream()
                .mapToLong(database -> database.number("select count(*) from outbox"))
                .sum();
        waiting += target.database("order-service")
                .number("select count(*) from orders where status not in ('CONFIRMED', 'CANCELLED')");
        waiting += target.database("cart-service").number("select count(*) from reservation where state = 'RESERVED'");
        return waiting == 0;
    }

    /**
     * Stops it when the system is stopped, which a benchmark that is interrupted does, and returns when it is ready.
     */
    Proxy beside(Proxy proxy) {
        proxies.add(proxy);
        proxy.awaitReady();
        return proxy;
    }

    @Override
    public void close() {
        proxies.forEach(Proxy::close);
        souk.close();
    }
}
