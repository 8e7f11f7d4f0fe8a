package dev.souk.order.monitoring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When an order counts as stuck, and how often the monitor searches.
 *
 * @param after time since the deadline; the sweeper starts the cancellation 1 s after it, then both participants answer
 * @param interval time between two searches
 * @param logLimit how many stuck orders a log line names, the oldest first
 */
@Validated
@ConfigurationProperties("souk.order.stuck")
record StuckOrderProperties(
        @DefaultValue("60s") @DurationMin Duration after,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration interval,
        @DefaultValue("10") @Min(1) @Max(100) int logLimit) {}
