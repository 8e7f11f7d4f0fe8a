package dev.souk.system.bench.balancing;

import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.system.bench.balancing.BalancingExperiment.Measured;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.StubServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The experiment of "Beyond Round Robin: Load Balancing for Latency" (Linkerd, 2016): eleven servers, a thousand
 * requests in a second for a minute, and one server that takes two seconds for half of that time. There the servers
 * replay latencies of a production system; here they draw them from a normal distribution with the same median and
 * deviation.
 *
 * @param rate of requests in a second
 * @param normal time before and after one server is slow
 * @param slow time while it is slow
 */
record SlowServer(double rate, Duration normal, Duration slow) {

    private static final int SERVERS = 11;
    private static final double MEDIAN_MILLIS = 167;
    private static final double DEVIATION_MILLIS = 5;
    private static final Duration SLOW = Duration.ofSeconds(2);

    Measured measure(LoadBalancingStrategy strategy) throws IOException, InterruptedException {
        List<StubServer> servers = new ArrayList<>();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            while (servers.size() < SERVERS) {
                var server = new StubServer("{}");
                server.delay(SlowServer::usual);
                servers.add(server);
            }
            StubServer slowOne = servers.getFirst();
            after(timer, normal, () -> slowOne.delay(() -> SLOW));
            after(timer, normal.plus(slow), () -> slowOne.delay(SlowServer::usual));
            try (var balanced = new BalancedServers(strategy, servers)) {
                Duration all = normal.multipliedBy(2).plus(slow);
                Outcome outcome = new IndependentUsers(rate).run(balanced::request, all);
                long total = servers.stream().mapToLong(StubServer::requests).sum();
                return new Measured(outcome, (double) slowOne.requests() / total);
            }
        } finally {
            servers.forEach(StubServer::close);
        }
    }

    private static void after(ScheduledExecutorService timer, Duration time, Runnable change) {
        var _ = timer.schedule(change, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration usual() {
        double millis = ThreadLocalRandom.current().nextGaussian(MEDIAN_MILLIS, DEVIATION_MILLIS);
        return Duration.ofMillis(Math.round(millis));
    }
}
