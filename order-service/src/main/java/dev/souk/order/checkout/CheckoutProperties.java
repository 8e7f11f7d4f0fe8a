package dev.souk.order.checkout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limit of checkouts.
 *
 * @param maxPending orders of one user that are not finished, or were placed in the last minute and declined for want
 *     of money or cancelled by the user; 429 beyond
 */
@Validated
@ConfigurationProperties("souk.order.checkout")
record CheckoutProperties(
        @DefaultValue("20") @Min(1) @Max(100) int maxPending) {}
