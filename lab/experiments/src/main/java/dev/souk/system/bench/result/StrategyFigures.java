package dev.souk.system.bench.result;

import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.system.bench.figure.Decimals;
import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.load.Outcome;
import java.util.Locale;
import java.util.Map;

/**
 * What callers saw of one slow server among several, with one strategy of load balancing.
 *
 * @param strategy as {@code souk.load-balancing.strategy} has it
 * @param requests all
 * @param successPercent of them, answered without an error within a second
 * @param p50Millis of those that were answered, as the two others
 * @param slowSharePercent of the requests that the slow server was sent, also while it was fast
 * @param errors how often a request failed, by kind
 */
public record StrategyFigures(
        String strategy,
        long requests,
        double successPercent,
        double p50Millis,
        double p99Millis,
        double p999Millis,
        double slowSharePercent,
        Map<String, Long> errors) {

    private static final double SECOND = 1_000;
    private static final double ALL = 100;

    /** Of a load; {@code slowShare} is from 0 to 1. */
    public static StrategyFigures of(LoadBalancingStrategy strategy, Outcome outcome, double slowShare) {
        Latencies latencies = outcome.latencies();
        long failed =
                outcome.errors().values().stream().mapToLong(Long::longValue).sum();
        long requests = latencies.count() + failed;
        return new StrategyFigures(
                strategy.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                requests,
                Decimals.rounded(ALL * latencies.countUpTo(SECOND) / requests, 3),
                latencies.millisAt(50),
                latencies.millisAt(99),
                latencies.millisAt(99.9),
                Decimals.rounded(ALL * slowShare, 3),
                outcome.errors());
    }
}
