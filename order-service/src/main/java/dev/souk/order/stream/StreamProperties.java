package dev.souk.order.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How streams of events behave.
 *
 * @param limit open streams of one instance; 503 beyond
 * @param poll between two looks at an order of which no notice comes, each with a comment that keeps the line open
 * @param lifetime after which a stream is ended; its client comes back and goes on where it was
 */
@Validated
@ConfigurationProperties("souk.stream")
record StreamProperties(
        @DefaultValue("200") @Min(1) @Max(10_000) int limit,
        @DefaultValue("2s") @NotNull Duration poll,
        @DefaultValue("5m") @NotNull Duration lifetime) {}
