package dev.souk.common.loadbalancing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
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
 * @param emptyListDelay for which the known instances stay while the registry lists none, as after its restart
 */
@Validated
@ConfigurationProperties("souk.load-balancing")
public record LoadBalancingProperties(
        @DefaultValue("peak-ewma") @NotNull LoadBalancingStrategy strategy,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration memory,
        @DefaultValue("1s") @DurationMin Duration failurePenalty,
        @DefaultValue @Valid @NestedConfigurationProperty OutlierEjection ejection,
        @DefaultValue @Valid @NestedConfigurationProperty SlowStart slowStart,
        @DefaultValue("10s") @DurationMin Duration emptyListDelay) {}
