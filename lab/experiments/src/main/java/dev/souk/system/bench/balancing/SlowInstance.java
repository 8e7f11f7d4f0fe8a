package dev.souk.system.bench.balancing;

import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.balancing.BalancingExperiment.Measured;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.tools.proxy.TcpProxy;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The whole system with three instances of user-service, one of which now and then has a slow connection to its
 * database. Customers read their wallets, which nobody caches, through the gateway, whose header {@code Served-By}
 * shows the instance.
 *
 * @param rounds how often the instance becomes slow
 */
record SlowInstance(ExperimentSystems systems, int rounds) {

    private static final int INSTANCES = 3;
    private static final String SLOW_ONE = Topology.USERS.nameOf(INSTANCES);
    private static final String SLOW_ID = "user-service:slow";

    /**
     * A third of it is more than the slow instance can do, whose ten connections take half a second for each request.
     */
    private static final double PER_SECOND = 75;

    private static final Duration PHASE = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Traffic SLOW = new Traffic.Slow(Duration.ofMillis(300));

    Measured measure(LoadBalancingStrategy strategy) throws IOException, InterruptedException {
        return systems.run("three instances, " + strategy, options(strategy), souk -> {
            try (Shop shop = Shop.open(souk, 1)) {
                shop.logIn();
                Caller customer = shop.customers().getFirst().caller();
                try (var callers = new Callers(customer::onAnotherConnection, Caller::readWallet)) {
                    new IndependentUsers(PER_SECOND).run(callers::send, WARM_UP);
                    return measure(callers, souk);
                }
            }
        });
    }

    private SoukOptions options(LoadBalancingStrategy strategy) {
        String gateway = Topology.GATEWAY.name();
        SoukOptions options = systems.options(strategy.name())
                .with(Topology.USERS.name(), INSTANCES)
                .withEnvironment(gateway, "SOUK_LOAD_BALANCING_STRATEGY", strategy.name())
                .withEnvironment(gateway, "SOUK_GATEWAY_SERVED_BY_ENABLED", "true")
                .withEnvironment(SLOW_ONE, "EUREKA_INSTANCE_INSTANCE_ID", SLOW_ID);
        return options.proxied(ProxyRoute.toServers(options.instances()));
    }

    private Measured measure(Callers callers, RunningSouk souk) throws InterruptedException {
        TcpProxy proxy = souk.proxy(new ProxyRoute(SLOW_ONE, Topology.POSTGRES));
        var bySlowOne = new LongAdder();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            for (int round = 0; round < rounds; round++) {
                at(timer, 2 * round + 1, () -> proxy.apply(SLOW));
                at(timer, 2 * round + 2, () -> proxy.apply(new Traffic.Flows()));
            }
            Duration all = PHASE.multipliedBy(2L * rounds);
            Outcome outcome = new IndependentUsers(PER_SECOND)
                    .run(
                            () -> {
                                if (callers.send().equals(SLOW_ID)) {
                                    bySlowOne.increment();
                                }
                            },
                            all);
            return new Measured(outcome, (double) bySlowOne.sum() / outcome.done());
        }
    }

    private static void at(ScheduledExecutorService timer, int phase, Runnable change) {
        var _ = timer.schedule(change, PHASE.multipliedBy(phase).toMillis(), TimeUnit.MILLISECONDS);
    }
}
