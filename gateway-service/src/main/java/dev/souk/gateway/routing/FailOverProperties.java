package dev.souk.gateway.routing;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the filter {@code FailOver}.
 *
 * @param maxRetriesPerSecond the retry budget of the whole gateway, for all routes together
 */
@Validated
@ConfigurationProperties("souk.gateway.fail-over")
record FailOverProperties(@Positive int maxRetriesPerSecond) {}
