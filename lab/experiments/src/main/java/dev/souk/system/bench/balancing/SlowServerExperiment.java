package dev.souk.system.bench.balancing;

import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.result.StrategyFigures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The experiment of "Beyond Round Robin: Load Balancing for Latency" (Linkerd, 2016): eleven servers, a thousand
 * requests in a second for a minute, and one server that takes two seconds for half of that time. There the servers
 * replay latencies of a production system; here they draw them from a normal distribution with the same median and
 * deviation.
 */
final class SlowServerExperiment {

    private static final int SERVERS = 11;
    private static final int SLOW_ONE = 0;
    private static final double MEDIAN_MILLIS = 167;
    private static final double DEVIATION_MILLIS = 5;
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final BalancingPlan plan;

    SlowServerExperiment(BalancingPlan plan) {
        this.plan = plan;
    }

    StrategyFigures run(LoadBalancingStrategy strategy) throws IOException, InterruptedException {
        List<DelayedServer> servers = new ArrayList<>();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            while (servers.size() < SERVERS) {
                servers.add(new DelayedServer(SlowServerExperiment::usual));
            }
            try (var balanced = new BalancedServers(strategy, servers)) {
                DelayedServer slow = servers.get(SLOW_ONE);
                after(timer, plan.normal(), slow, () -> SLOW);
                after(timer, plan.normal().plus(plan.slow()), slow, SlowServerExperiment::usual);
                Duration all = plan.normal().multipliedBy(2).plus(plan.slow());
                Outcome outcome = new IndependentUsers(plan.rate()).run(balanced::request, all);
                return StrategyFigures.of(strategy, outcome, balanced.share(SLOW_ONE));
            }
        } finally {
            servers.forEach(DelayedServer::close);
        }
    }

    private static void after(
            ScheduledExecutorService timer, Duration time, DelayedServer server, Supplier<Duration> delay) {
        var _ = timer.schedule(() -> server.delay(delay), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration usual() {
        double millis = ThreadLocalRandom.current().nextGaussian(MEDIAN_MILLIS, DEVIATION_MILLIS);
        return Duration.ofMillis(Math.round(millis));
    }
}
