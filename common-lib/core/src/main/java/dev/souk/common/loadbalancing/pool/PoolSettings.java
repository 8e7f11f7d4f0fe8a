package dev.souk.common.loadbalancing.pool;

import java.time.Duration;

/**
 * How the instances of a service share its calls.
 *
 * @param strategy that chooses
 * @param memory time after which an observation counts e times less (the time constant of an exponential decay)
 * @param failurePenalty latency that a failed call counts as, if it took less: an instance that fails at once would
 *     otherwise look like the fastest one
 * @param ejection of instances that fail
 * @param slowStart of new instances
 */
public record PoolSettings(
        LoadBalancingStrategy strategy,
        Duration memory,
        Duration failurePenalty,
        OutlierEjection ejection,
        SlowStart slowStart) {

    /** What a process has that configures nothing but the strategy. */
    public static PoolSettings defaults(LoadBalancingStrategy strategy) {
        return new PoolSettings(
                strategy,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                new OutlierEjection(5, Duration.ofSeconds(5)),
                new SlowStart(Duration.ofSeconds(10)));
    }
}
