package dev.souk.storefront.account;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often an address may register.
 *
 * @param perSecond on average
 * @param burst at once
 */
@Validated
@ConfigurationProperties("souk.storefront.registration")
record RegistrationProperties(
        @DefaultValue("7") @Positive int perSecond,
        @DefaultValue("40") @Positive int burst) {}
