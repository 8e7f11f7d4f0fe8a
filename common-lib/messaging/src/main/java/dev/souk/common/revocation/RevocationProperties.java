package dev.souk.common.revocation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How revocations are read and kept.
 *
 * @param pollInterval how often each instance reads new revocations
 * @param retention how long a revocation is kept: longer than any access token lives
 * @param maxEntries revocations in memory, about 100 bytes each; the others are looked up in the database
 */
@Validated
@ConfigurationProperties("souk.revocation")
public record RevocationProperties(
        @DefaultValue("1s") @DurationMin(millis = 1) Duration pollInterval,
        @DefaultValue("1h") @DurationMin(hours = 1) Duration retention,
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int maxEntries) {}
