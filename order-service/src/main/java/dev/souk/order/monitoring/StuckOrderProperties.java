package dev.souk.order.monitoring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When an order counts as stuck, and how often one is looked for.
 *
 * @param after so long behind its deadline; the sweeper takes it a second behind, then both participants answer
 * @param interval between two looks
 * @param named how many orders the log names, those that are stuck longest
 */
@Validated
@ConfigurationProperties("souk.order.stuck")
record StuckOrderProperties(
        @DefaultValue("60s") @NotNull Duration after,
        @DefaultValue("30s") @NotNull Duration interval,
        @DefaultValue("10") @Min(1) @Max(100) int named) {}
