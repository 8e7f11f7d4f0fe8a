package dev.souk.common.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long answers are kept.
 *
 * @param lifetime after which a key is forgotten and may be used anew
 * @param sweepInterval between two looks for keys to forget, each of which forgets a hundred thousand at most
 */
@Validated
@ConfigurationProperties("souk.idempotency")
public record IdempotencyProperties(
        @DefaultValue("48h") @NotNull Duration lifetime,
        @DefaultValue("1m") @NotNull Duration sweepInterval) {}
