package dev.souk.common.retry;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many calls of each service a caller may repeat.
 *
 * @param ratio retries for a call, on average: 0.1 is one retry for ten calls
 * @param perSecond retries a second in addition, so that few calls can be repeated as well
 * @param max retries at once: what is saved up while nothing fails
 */
@Validated
@ConfigurationProperties("souk.retry-budget")
public record RetryBudgetProperties(
        @DefaultValue("0.1") @PositiveOrZero @DecimalMax("1")
        double ratio,

        @DefaultValue("10") @Positive int perSecond,
        @DefaultValue("50") @Positive int max) {}
