package dev.souk.common.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the answer to an Idempotency-Key is kept: 48 h by default.
 *
 * @param lifetime time after which a key is deleted and may be used again
 * @param sweepInterval time between two deletions of expired keys, each of 100,000 rows at most
 */
@Validated
@ConfigurationProperties("souk.idempotency")
public record IdempotencyProperties(
        @DefaultValue("48h") @NotNull Duration lifetime,
        @DefaultValue("1m") @NotNull Duration sweepInterval) {}
