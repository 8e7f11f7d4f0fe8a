package dev.souk.common.observability;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which spans are exported, where an address for them is configured.
 *
 * @param tracesPerSecond traces that a process begins and samples in a second at most
 * @param slow how long a span takes at least that is exported though its trace is not sampled, as one that failed is
 * @param unsampledSpansPerSecond such failed and slow spans of a process that are exported in a second at most
 */
@Validated
@ConfigurationProperties("souk.tracing")
public record TraceSamplingProperties(
        @DefaultValue("20") @Positive @Max(1_000_000) int tracesPerSecond,
        @DefaultValue("1s") @DurationMin Duration slow,
        @DefaultValue("100") @Positive @Max(1_000_000) int unsampledSpansPerSecond) {}
