package dev.souk.order.cancellation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How orders that nobody asks for by name are found.
 *
 * @param interval between two looks for overdue orders; about so much later than its deadline an order turns round
 * @param batch how many orders turn round in one look, or for one closed account in one statement
 */
@Validated
@ConfigurationProperties("souk.order.sweep")
record CancellationProperties(
        @DefaultValue("1s") @NotNull Duration interval,
        @DefaultValue("100") @Min(1) @Max(1_000) int batch) {}
