package dev.souk.common.idempotency;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the response to an Idempotency-Key is kept, 48 h by default, and how many of them.
 *
 * @param lifetime time after which a key is deleted and may be used again; {@code ./souk check} expects 48 h or more
 * @param maxKeysPerCaller keys that one caller may have at a time; 429 beyond, until the oldest ones expire
 */
@Validated
@ConfigurationProperties("souk.idempotency")
public record IdempotencyProperties(
        @DefaultValue("48h") @DurationMin(hours = 1) Duration lifetime,
        @DefaultValue("10000") @Positive int maxKeysPerCaller) {}
