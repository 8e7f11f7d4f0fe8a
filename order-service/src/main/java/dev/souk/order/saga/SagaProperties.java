package dev.souk.order.saga;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much time an order has.
 *
 * @param deadline from placing to CONFIRMED; an order that is not there by then turns round
 */
@Validated
@ConfigurationProperties("souk.order")
record SagaProperties(@DefaultValue("60s") @NotNull Duration deadline) {}
