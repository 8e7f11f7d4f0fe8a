package dev.souk.order.cancellation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How orders are cancelled that no request names.
 *
 * @param interval time between two sweeps for overdue orders; a cancellation starts at most about so long after the
 *     deadline
 * @param batch how many overdue orders one statement reads, or cancels for a closed account
 */
@Validated
@ConfigurationProperties("souk.order.cancellation")
record CancellationProperties(
        @DefaultValue("1s") @DurationMin(millis = 1) Duration interval,
        @DefaultValue("100") @Min(1) @Max(1_000) int batch) {}
