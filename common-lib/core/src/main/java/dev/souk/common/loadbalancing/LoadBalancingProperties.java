package dev.souk.common.loadbalancing;

import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.common.loadbalancing.pool.OutlierEjection;
import dev.souk.common.loadbalancing.pool.PoolSettings;
import dev.souk.common.loadbalancing.pool.SlowStart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of load balancing, of all calls of this process to other services.
 *
 * @param strategy that chooses an instance
 * @param memory time after which a latency or a failure counts e times less
 * @param failurePenalty latency that a failed call counts as, if it took less
 * @param ejection of instances that fail
 * @param slowStart of new instances
 */
@Validated
@ConfigurationProperties("souk.load-balancing")
public record LoadBalancingProperties(
        @DefaultValue("peak-ewma") @NotNull LoadBalancingStrategy strategy,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration memory,
        @DefaultValue("1s") @DurationMin Duration failurePenalty,
        @DefaultValue @Valid Ejection ejection,
        @DefaultValue @Valid SlowStartWindow slowStart) {

    /**
     * Outlier ejection.
     *
     * @param consecutiveErrors in a row that eject an instance; one failed connection is enough
     * @param duration for which an ejected instance receives no calls
     */
    public record Ejection(
            @DefaultValue("5") @Positive int consecutiveErrors,
            @DefaultValue("5s") @DurationMin Duration duration) {}

    /**
     * Slow start.
     *
     * @param window in which the share of a new instance rises; 0 for no slow start
     */
    public record SlowStartWindow(
            @DefaultValue("10s") @DurationMin Duration window) {}

    PoolSettings toPoolSettings() {
        return new PoolSettings(
                strategy,
                memory,
                failurePenalty,
                new OutlierEjection(ejection.consecutiveErrors(), ejection.duration()),
                new SlowStart(slowStart.window()));
    }
}
