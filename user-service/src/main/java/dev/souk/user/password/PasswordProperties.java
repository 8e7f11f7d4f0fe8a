package dev.souk.user.password;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the machine passwords may cost.
 *
 * @param parallel how many are hashed at once; 0 for as many as there are processors
 * @param queue how many more may wait; at about 60 ms each the default keeps a request below its 2 s
 * @param retryAfter what those are told who find the queue full
 */
@Validated
@ConfigurationProperties("souk.password")
public record PasswordProperties(
        @DefaultValue("0") @Min(0) @Max(64) int parallel,
        @DefaultValue("32") @Min(1) @Max(1_000) int queue,
        @DefaultValue("1s") @NotNull Duration retryAfter) {}
