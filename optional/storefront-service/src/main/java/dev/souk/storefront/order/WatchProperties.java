package dev.souk.storefront.order;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of watched orders.
 *
 * @param maxOrdersPerUser orders that one user watches at once, in all connections to this instance
 */
@Validated
@ConfigurationProperties("souk.storefront.watch")
record WatchProperties(@DefaultValue("20") @Positive int maxOrdersPerUser) {}
