package dev.souk.common.web.concurrency;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests an instance processes at once. {@code docs/limits.md} has the calculation.
 *
 * @param maxConcurrentRequests permits; a request takes one, a page takes one for each 20 rows
 * @param retryAfter time after which a rejected caller should try again, in whole seconds
 */
@Validated
@ConfigurationProperties("souk.web")
record ConcurrencyProperties(
        @DefaultValue("96") @Positive int maxConcurrentRequests,
        @DefaultValue("1s") @NotNull Duration retryAfter) {}
