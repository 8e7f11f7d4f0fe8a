package dev.souk.common.observability;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which spans are exported, where an address for them is configured.
 *
 * @param tracesPerSecond traces that a process begins and samples in a second at most; of the others those spans are
 *     exported that failed or were slow
 * @param slow from this duration on a span is exported although its trace is not sampled
 */
@Validated
@ConfigurationProperties("souk.tracing")
public record TraceSamplingProperties(
        @DefaultValue("20") @Positive int tracesPerSecond,
        @DefaultValue("1s") Duration slow) {}
