package dev.souk.gateway.caching;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the filter {@code ResponseCache}. How long a response is used is not set here: its service says so in
 * Cache-Control.
 *
 * @param maxSize bytes of all stored responses, with their headers
 * @param maxEntries how many are stored at most
 * @param maxBodySize a response with a larger body is not stored
 * @param revalidationTimeout how long a client waits for a new response while there is an older one that may replace it
 */
@Validated
@ConfigurationProperties("souk.gateway.response-cache")
record ResponseCacheProperties(
        @NotNull @DefaultValue("2MB") DataSize maxSize,
        @Positive @DefaultValue("1000") int maxEntries,
        @NotNull @DefaultValue("128KB") DataSize maxBodySize,
        @NotNull @DefaultValue("500ms") Duration revalidationTimeout) {}
