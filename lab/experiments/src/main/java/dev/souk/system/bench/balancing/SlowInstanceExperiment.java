package dev.souk.system.bench.balancing;

import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.StrategyFigures;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.proxy.TcpProxy;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The whole system with three instances of user-service, one of which now and then has a slow connection to its
 * database. Customers read their wallets, which nobody caches, through the gateway, whose header {@code Served-By}
 * shows the instance.
 */
final class SlowInstanceExperiment {

    private static final String SERVICE = "user-service";
    private static final int INSTANCES = 3;
    private static final String SLOW_ONE = SERVICE + "#" + INSTANCES;
    private static final String SLOW_ID = SERVICE + ":slow";

    /**
     * A third of it is more than the slow instance can do, whose ten connections take half a second for each request.
     */
    private static final double PER_SECOND = 75;

    private static final Duration PHASE = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Traffic SLOW = new Traffic.Slow(Duration.ofMillis(300));

    private final BalancingPlan plan;
    private final SourceTree source;
    private final Path folder;

    SlowInstanceExperiment(BalancingPlan plan, SourceTree source, Path folder) {
        this.plan = plan;
        this.source = source;
        this.folder = folder;
    }

    StrategyFigures run(LoadBalancingStrategy strategy) throws IOException, InterruptedException {
        try (ChaosEnvironment system = ChaosEnvironment.start(options(strategy), _ -> {})) {
            HttpAddress gateway = HttpAddress.plain(URI.create(system.status().gateway()));
            try (Shop shop = Shop.open(gateway, system.status().admin(), 1)) {
                shop.logIn();
                Caller customer = shop.customers().getFirst().caller();
                try (var callers = new Callers(() -> customer.at(gateway), Caller::readWallet)) {
                    new IndependentUsers(PER_SECOND).run(callers::send, WARM_UP);
                    return measure(strategy, callers, proxyOfSlowOne(system));
                }
            }
        }
    }

    private StrategyFigures measure(LoadBalancingStrategy strategy, Callers callers, TcpProxy proxy)
            throws InterruptedException {
        var bySlowOne = new LongAdder();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            for (int round = 0; round < plan.rounds(); round++) {
                at(timer, 2 * round + 1, proxy, SLOW);
                at(timer, 2 * round + 2, proxy, new Traffic.Flows());
            }
            Duration all = PHASE.multipliedBy(2L * plan.rounds());
            Outcome outcome = new IndependentUsers(PER_SECOND)
                    .run(
                            () -> {
                                if (callers.send().equals(SLOW_ID)) {
                                    bySlowOne.increment();
                                }
                            },
                            all);
            double share = (double) bySlowOne.sum() / outcome.latencies().count();
            return StrategyFigures.of(strategy, outcome, share);
        }
    }

    private static void at(ScheduledExecutorService timer, int phase, TcpProxy proxy, Traffic traffic) {
        var _ = timer.schedule(
                () -> proxy.apply(traffic), PHASE.multipliedBy(phase).toMillis(), TimeUnit.MILLISECONDS);
    }

    private SoukOptions options(LoadBalancingStrategy strategy) {
        String gateway = Topology.GATEWAY.name();
        Path state = folder.resolve(strategy.name()).toAbsolutePath();
        return SoukOptions.isolated(source, state)
                .with(SERVICE, INSTANCES)
                .withEnvironment(gateway, "SOUK_LOAD_BALANCING_STRATEGY", strategy.name())
                .withEnvironment(gateway, "SOUK_GATEWAY_SERVED_BY_ENABLED", "true")
                .withEnvironment(SLOW_ONE, "EUREKA_INSTANCE_INSTANCE_ID", SLOW_ID);
    }

    private static TcpProxy proxyOfSlowOne(ChaosEnvironment system) {
        return system.proxy(new ProxyRoute(SLOW_ONE, Topology.POSTGRES));
    }
}
