package dev.souk.order.persistence;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The deadline of orders.
 *
 * @param deadline time from PLACED to CONFIRMED; an order that takes longer is cancelled
 */
@Validated
@ConfigurationProperties("souk.order")
record OrderProperties(
        @DefaultValue("60s") @DurationMin(millis = 1) Duration deadline) {}
