package dev.souk.user.password;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of password hashing.
 *
 * @param bcryptStrength the binary logarithm of bcrypt's rounds, 4 to 16; hashes of a lower one are replaced at a login
 * @param parallel concurrent hashes; 0 for the number of processors
 * @param queue hashes that may wait; at about 60 ms each the default keeps the wait below 2 s
 * @param retryAfter the Retry-After of requests that are rejected because the queue is full
 */
@Validated
@ConfigurationProperties("souk.password")
public record PasswordProperties(
        @DefaultValue("10") @Min(4) @Max(16) int bcryptStrength,
        @DefaultValue("0") @Min(0) @Max(64) int parallel,
        @DefaultValue("32") @Min(1) @Max(1_000) int queue,
        @DefaultValue("1s") @DurationMin Duration retryAfter) {}
