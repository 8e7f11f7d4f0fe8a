package dev.souk.common.web.overload;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the requests to an instance may hold. {@code docs/limits.md} has the calculation.
 *
 * @param maxConcurrentRequests permits; a request takes one, a page takes one permit for each 20 rows, 5 at most
 * @param retryAfter time after which a rejected caller should try again, in whole seconds
 */
@Validated
@ConfigurationProperties("souk.web")
record ConcurrencyProperties(
        @DefaultValue("96") @Min(5) int maxConcurrentRequests,
        @DefaultValue("1s") @DurationMin Duration retryAfter) {}
