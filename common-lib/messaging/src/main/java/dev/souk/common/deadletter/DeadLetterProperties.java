package dev.souk.common.deadletter;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of dead letters.
 *
 * @param maxStored how many dead letters the table holds; while it is full, further ones are only on the dead-letter
 *     topic, for as long as that retains them, or if that refuses them, in the table without headers and value
 */
@Validated
@ConfigurationProperties("souk.dead-letters")
public record DeadLetterProperties(
        @DefaultValue("10000") @Min(1) int maxStored) {}
