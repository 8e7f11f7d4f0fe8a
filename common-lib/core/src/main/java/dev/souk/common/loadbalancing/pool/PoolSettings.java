package dev.souk.common.loadbalancing.pool;

import dev.souk.common.loadbalancing.endpoint.EndpointSettings;
import dev.souk.common.loadbalancing.strategy.LoadBalancingStrategy;
import java.time.Duration;

/**
 * How the instances of a service share its calls.
 *
 * @param strategy that chooses
 * @param endpoint how the past of an instance is weighed
 * @param ejection of instances that fail
 * @param slowStart of new instances
 */
public record PoolSettings(
        LoadBalancingStrategy strategy, EndpointSettings endpoint, OutlierEjection ejection, SlowStart slowStart) {

    private static final Duration MEMORY = Duration.ofSeconds(10);
    private static final Duration FAILURE_PENALTY = Duration.ofSeconds(1);
    private static final int CONSECUTIVE_ERRORS = 5;
    private static final Duration EJECTION = Duration.ofSeconds(5);
    private static final Duration SLOW_START = Duration.ofSeconds(10);

    /** What a process has that configures nothing but the strategy. */
    public static PoolSettings defaults(LoadBalancingStrategy strategy) {
        return new PoolSettings(
                strategy,
                new EndpointSettings(MEMORY, FAILURE_PENALTY),
                new OutlierEjection(CONSECUTIVE_ERRORS, EJECTION),
                new SlowStart(SLOW_START));
    }
}
