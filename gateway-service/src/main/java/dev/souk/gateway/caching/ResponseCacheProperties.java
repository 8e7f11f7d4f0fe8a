package dev.souk.gateway.caching;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much is stored. How long a response is used is not set here: its service says so in Cache-Control.
 *
 * @param maxSize bytes of all stored responses, with their headers and keys; an empty one takes 400
 * @param maxBodySize a response with a larger body is not stored
 * @param revalidationTimeout how long a client waits for a response that an older one may replace
 */
@Validated
@ConfigurationProperties("souk.gateway.response-cache")
record ResponseCacheProperties(
        @DefaultValue("2MB") DataSize maxSize,
        @DefaultValue("128KB") DataSize maxBodySize,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration revalidationTimeout) {}
