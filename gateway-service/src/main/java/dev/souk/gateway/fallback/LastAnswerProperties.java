package dev.souk.gateway.fallback;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the filter {@code LastAnswer}.
 *
 * @param lifetime how long an answer is kept; also how long a revoked token or a closed account can still read it
 * @param maxSize bytes of the answers of all users
 * @param maxBodySize a larger answer is not kept
 */
@Validated
@ConfigurationProperties("souk.gateway.last-answer")
record LastAnswerProperties(
        @NotNull @DefaultValue("2m") Duration lifetime,
        @NotNull @DefaultValue("2MB") DataSize maxSize,
        @NotNull @DefaultValue("32KB") DataSize maxBodySize) {}
